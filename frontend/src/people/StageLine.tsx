// The thin line above the page: which stages are done, which one is open, which ones are to come.
import { Icon } from '../components/Icon';
import type { ParticipantPage } from '../generated/wire';
import { Line } from './Prose';
import { useWords } from './words';

const NAMED = 8;

export function StageLine({ page, stage }: { page: ParticipantPage; stage: number }) {
  const { t } = useWords();
  const { stages, ending } = page;
  // Whoever came to the end has done all of it; whoever left before has nothing to come.
  const over = ending !== null;
  return (
    <nav className={stages.length > NAMED ? 'stops stops--many' : 'stops'} aria-label={t('stops.title')}>
      <div className="stops__line">
        <p className="stops__here number" aria-hidden="true">
          {over ? t('stops.over') : t('stops.here', { n: stage + 1, of: stages.length })}
          {page.rehearsal && <span className="rehearsal">{t('session.rehearsal')}</span>}
        </p>
        <ol>
          {stages.map((stop, index) => {
            const here = index === stage && !over;
            const done = index < stage || ending === 'finished';
            const state = here ? 'here' : done ? 'done' : 'next';
            return (
              <li key={index} className={`stop stop--${state}`} aria-current={here ? 'step' : undefined}>
                <span className="stop__name">
                  {state === 'done' && <Icon name="check" size={12} />}
                  <StopName stop={stop} />
                </span>
                {state !== 'here' && <span className="hidden">{t(`stops.${state}`)}</span>}
              </li>
            );
          })}
        </ol>
      </div>
    </nav>
  );
}

function StopName({ stop }: { stop: ParticipantPage['stages'][number] }) {
  const { t } = useWords();
  const named = `${stop.title.en}${stop.title.zh}`.trim() !== '';
  return named ? <Line text={stop.title} /> : t(`kind.${kindOf(stop.kind)}`);
}

const KINDS = ['consent', 'information', 'quiz', 'practice', 'game', 'questionnaire', 'payment'] as const;

/** The kind as the words know it; a newer server may have others, which are pages to read all the same. */
const kindOf = (kind: string): (typeof KINDS)[number] =>
  KINDS.find((known) => known === kind) ?? 'information';
