// The own story of a game by its turns, with the money before and after each, and the faces that players showed each other,
// as the server reads it from the log.
import { useTranslation } from 'react-i18next';
import { nameOf } from '../federation';
import { money, signedMoney } from '../format';
import type { StoryLine } from '../generated/api';
import type { View } from '../generated/wire';
import { useStory } from '../wiring/requests';
import { Badge } from './Badge';
import { ProblemNote } from './ProblemNote';
import { ShownFaces } from './ShownFaces';
import { tone } from './YouPanel';

export function Story({ gameId, message }: { gameId: string; message: View }) {
  const { t } = useTranslation();
  const { federations } = message.view;
  const story = useStory(gameId);
  const turns = story.data?.turns ?? [];
  return (
    <>
      <h2>{t('result.story')}</h2>
      <ProblemNote problem={story.error} />
      {story.isPending && <p className="muted">{t('result.story_waiting')}</p>}
      {story.isSuccess && turns.every((turn) => turn.lines.length === 0) && (
        <p className="muted">{t('result.story_empty')}</p>
      )}
      <ol className="story" data-testid="story">
        {turns.map((turn) => (
          <li key={turn.turn} className="story__turn">
            <h3 className="number">
              {t('result.story_turn', { turn: turn.turn })}
              <span className="story__money">
                {money(turn.before_cents)} → {money(turn.after_cents)}
              </span>
            </h3>
            <ul className="number">
              {turn.lines.map((line, index) => (
                <Line key={index} line={line} name={nameOf(federations, line.federation)} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
      <ShownFaces message={message} faces={story.data?.faces ?? []} />
    </>
  );
}

function Line({ line, name }: { line: StoryLine; name: string }) {
  const words = useLineWords();
  return (
    <li>
      <Badge federation={line.federation} small />
      <span>{words(line, name)}</span>
      {line.amount_cents !== 0 && (
        <strong className={`story__amount ${tone(line.amount_cents)}`}>
          {signedMoney(line.amount_cents)}
        </strong>
      )}
    </li>
  );
}

function useLineWords(): (line: StoryLine, federation: string) => string {
  const { t } = useTranslation();
  return ({ kind, reason }, federation) => {
    const because = reason === null ? '' : t(`events.reason_${reason}`);
    switch (kind) {
      case 'paid':
      case 'renewed':
        return t(`result.story_${kind}`, { federation });
      case 'bid_admitted':
      case 'member_left':
        return t(`events.${kind}_you`, { federation, reason: because });
      default:
        return t(`events.${kind}`, { federation, reason: because });
    }
  };
}
