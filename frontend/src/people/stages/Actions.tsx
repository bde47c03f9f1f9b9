// The end of a page: what stands in the way, and the one loud button.
import type { ReactNode } from 'react';
import { ProblemNote } from '../../components/ProblemNote';
import { useWords } from '../words';
import type { Refusal } from './props';

interface Props {
  label: string;
  testid: string;
  sending: boolean;
  /** What the server refused and no question shows. */
  refusal?: Refusal | null;
  /** How many questions are still to be put right. */
  wrong?: number;
  onPress: () => void;
  children?: ReactNode;
}

export function Actions({ label, testid, sending, refusal = null, wrong = 0, onPress, children }: Props) {
  const { t } = useWords();
  return (
    <footer className="stage__actions">
      <div className="stage__notes" aria-live="polite">
        {wrong > 0 && <p className="bad">{t('stage.wrong', { count: wrong })}</p>}
      </div>
      <ProblemNote problem={refusal} />
      <div className="stage__buttons">
        {children}
        <button
          type="button"
          className="button button--main button--large"
          data-testid={testid}
          aria-disabled={sending}
          onClick={() => {
            if (!sending) onPress();
          }}
        >
          {sending ? t('stage.sending') : label}
        </button>
      </div>
    </footer>
  );
}

/** Pages of a stage: a bar with one part for each. */
export function PageCount({ page, pages }: { page: number; pages: number }) {
  const { t } = useWords();
  if (pages <= 1) return null;
  return (
    <p className="page-count number">
      <progress aria-hidden="true" value={page} max={pages} />
      <span>{t('stage.page', { page, pages })}</span>
    </p>
  );
}
