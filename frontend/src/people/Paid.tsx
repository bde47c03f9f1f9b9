// What somebody is paid: the sum first, then how it came about, the code to be copied, and the way on.
import { useState } from 'react';
import { Icon } from '../components/Icon';
import { currency } from '../format';
import type { PaidShown, TaskShown } from '../generated/wire';
import { useSpoken } from './shown';
import { useWords } from './words';

/** An invented one, for somebody who writes an experiment. */
export const PREVIEWED: PaidShown = {
  currency: 'USD',
  show_up_cents: 500,
  game_cents: 962,
  task_cents: 0,
  tasks: [],
  fee_cents: 0,
  total_cents: 1462,
  code: 'F7K2-91QD',
  redirect: null,
};

export function Paid({ paid }: { paid: PaidShown }) {
  const { t } = useWords();
  const shown = (cents: number): string => currency(cents, paid.currency);
  const parts = [
    ['paid.show_up', paid.show_up_cents],
    ['paid.game', paid.game_cents],
    ['paid.tasks', paid.task_cents],
    ['paid.fee', paid.fee_cents],
  ] as const;
  const told = parts.filter(([, cents]) => cents !== 0);
  const rest = paid.total_cents - told.reduce((sum, [, cents]) => sum + cents, 0);
  return (
    <section className="card paid" data-testid="paid">
      <p className="paid__sum">
        {t('paid.you_get')} <strong className="number">{shown(paid.total_cents)}</strong>
      </p>
      {(told.length > 1 || rest !== 0) && (
        <dl className="paid__parts number">
          {told.map(([key, cents]) => (
            <div key={key}>
              <dt>{t(key)}</dt>
              <dd>{shown(cents)}</dd>
            </div>
          ))}
          {rest !== 0 && (
            <div>
              <dt>{t('paid.rest')}</dt>
              <dd>{shown(rest)}</dd>
            </div>
          )}
        </dl>
      )}
      {paid.tasks.map((task, index) => (
        <Task key={index} task={task} shown={shown} />
      ))}
      {paid.code !== '' && <Code code={paid.code} />}
      {paid.redirect !== null && (
        <>
          <a className="button button--main button--large" href={paid.redirect} data-testid="redirect">
            {t('paid.redirect')}
          </a>
          <p className="muted">{t('paid.redirect_note')}</p>
        </>
      )}
    </section>
  );
}

/** The choice that was drawn: where, what was chosen there, and what it came to. */
function Task({ task, shown }: { task: TaskShown; shown: (cents: number) => string }) {
  const { t } = useWords();
  const said = useSpoken();
  const title = said(task.title).text;
  const row = said(task.question).text || t('paid.row', { row: task.row });
  return (
    <div className="paid__task" data-testid="paid-task">
      {title !== '' && <p className="paid__task-title">{title}</p>}
      <p>
        {task.option === null
          ? t('paid.task_unanswered', { row })
          : t('paid.task', { row, option: said(task.option).text, sum: shown(task.own_cents) })}
      </p>
      {task.received_cents !== null && <p>{t('paid.task_received', { sum: shown(task.received_cents) })}</p>}
    </div>
  );
}

function Code({ code }: { code: string }) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    // The clipboard exists only on https and on this computer; else the code stays selected for copying by hand.
    const element = document.getElementById('completion-code');
    if (element) window.getSelection()?.selectAllChildren(element);
    try {
      await navigator.clipboard.writeText(code);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <div className="paid__code">
      <p id="completion-label">{t('paid.code')}</p>
      <p>
        <code id="completion-code" data-testid="completion-code" aria-labelledby="completion-label">
          {code}
        </code>
      </p>
      <button type="button" className="button button--soft" data-testid="copy-code" onClick={copy}>
        <Icon name={copied ? 'check' : 'copy'} />
        <span aria-live="polite">{copied ? t('paid.copied') : t('paid.copy')}</span>
      </button>
    </div>
  );
}
