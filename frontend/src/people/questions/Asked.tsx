// The frame of every question: what is asked, whether it needs an answer, and what is wrong with the one that is given.
import { useId, type ReactNode } from 'react';
import { Icon } from '../../components/Icon';
import { Prose } from '../Prose';
import type { InBoth } from '../shown';
import { useWords } from '../words';

export interface AskedIds {
  /** Of the question's text, which names its inputs. */
  readonly text: string;
  /** Of what is said about the answer. */
  readonly note: string;
}

interface Props {
  name: string;
  text: InBoth;
  required: boolean;
  problem: string | null;
  /** Said where there is no problem. */
  note?: ReactNode;
  role?: 'group' | 'radiogroup';
  children: (ids: AskedIds) => ReactNode;
}

/** Where the question of that name stands on the page. */
export const elementOf = (name: string): string => `question-${name}`;

/** Bring a question into sight, and the keyboard to it. */
export function goTo(name: string): void {
  const element = document.getElementById(elementOf(name));
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
}

export function Asked({ name, text, required, problem, note, role = 'group', children }: Props) {
  const { t } = useWords();
  const id = useId();
  const ids = { text: `${id}-text`, note: `${id}-note` };
  return (
    <div
      id={elementOf(name)}
      className={problem === null ? 'asked' : 'asked asked--wrong'}
      role={role}
      tabIndex={-1}
      data-testid={elementOf(name)}
      aria-labelledby={ids.text}
      aria-describedby={ids.note}
      {...(role === 'radiogroup' ? { 'aria-required': required, 'aria-invalid': problem !== null } : {})}
    >
      <div id={ids.text} className="asked__text">
        <Prose text={text} />
        {required && (
          <span className="asked__required" title={t('question.required')}>
            <span aria-hidden="true">*</span>
            <span className="hidden">{t('question.required')}</span>
          </span>
        )}
      </div>
      {children(ids)}
      <div id={ids.note} aria-live="polite">
        {problem === null ? (
          note
        ) : (
          <p className="asked__problem">
            <Icon name="cross" /> <span>{problem}</span>
          </p>
        )}
      </div>
    </div>
  );
}
