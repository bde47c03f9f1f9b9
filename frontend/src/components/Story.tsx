// The own game turn by turn: bids, admissions, payouts, and where the profit stood.
import { useTranslation } from 'react-i18next';
import { nameOf as federationName } from '../federation';
import { money, signedMoney } from '../format';
import type { View } from '../generated/wire';
import { storyOf, type StoryLine } from '../state/story';
import type { DiaryEntry } from '../state/table';
import { Badge } from './Badge';
import { useEventWords } from './eventWords';
import { tone } from './YouPanel';

export function Story({ message, diary }: { message: View; diary: readonly DiaryEntry[] }) {
  const { t } = useTranslation();
  const turns = storyOf(message.view, diary);
  const empty = turns.every((turn) => turn.lines.length === 0);
  return (
    <>
      <h2>{t('result.story')}</h2>
      {empty && <p className="muted">{t('result.story_empty')}</p>}
      <ol className="story">
        {turns.map((turn) => (
          <li key={turn.turn} className="story__turn">
            <h3 className="number">
              {t('result.story_turn', { turn: turn.turn })}
              {turn.profitCents !== null && (
                <span className={`story__profit ${tone(turn.profitCents)}`}>
                  {signedMoney(turn.profitCents)}
                </span>
              )}
            </h3>
            <ul className="number">
              {turn.lines.map((line, index) => (
                <Line key={index} line={line} message={message} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
}

function Line({ line, message }: { line: StoryLine; message: View }) {
  const { t } = useTranslation();
  const wordsOf = useEventWords(message);
  if (line.kind === 'payout') {
    const { payout } = line;
    const numbers = {
      federation: federationName(message.view.federations, payout.federation),
      amount: money(payout.payment_cents),
      net: signedMoney(payout.net_cents),
    };
    return (
      <li>
        <Badge federation={payout.federation} small />
        <strong className={tone(payout.net_cents)}>{t('events.paid', numbers)}</strong>
      </li>
    );
  }
  const told = wordsOf(line.entry.event);
  if (!told) return null;
  return (
    <li>
      {told.federation !== null && <Badge federation={told.federation} small />}
      <span>{told.words}</span>
    </li>
  );
}
