// What came of the last move: done, with the way to take it back where there is one, or refused, with the reason.
import { Icon } from '../../components/Icon';
import { ProblemNote } from '../../components/ProblemNote';
import { Note } from '../parts/Note';
import { useWords } from './say';
import type { Acts } from './useActs';

export function OutcomeNote({ acts }: { acts: Acts }) {
  const t = useWords();
  const { outcome } = acts;
  if (outcome === null) return <div role="status" className="hidden" />;
  const [first] = outcome.refused;
  const close = (
    <button type="button" className="button button--small button--quiet" onClick={acts.clear}>
      <Icon name="cross" />
      <span className="hidden">{t('close')}</span>
    </button>
  );
  if (first !== undefined) {
    return (
      <div className="outcome" data-testid="outcome">
        {outcome.asked > 1 && (
          <b className="bad">{t('refused_some', { n: outcome.refused.length, all: outcome.asked })}</b>
        )}
        <ProblemNote problem={first} />
        {close}
      </div>
    );
  }
  return (
    <div className="outcome" data-testid="outcome">
      <Note
        tone="good"
        title={outcome.said}
        live
        action={
          <>
            {outcome.undo.length > 0 && (
              <button
                type="button"
                className="button button--small"
                data-testid="undo"
                disabled={acts.busy}
                onClick={() => {
                  acts.run(outcome.undo, t('undone'));
                }}
              >
                {t('undo')}
              </button>
            )}
            {close}
          </>
        }
      />
    </div>
  );
}
