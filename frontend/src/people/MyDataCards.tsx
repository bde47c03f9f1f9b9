// The parts of what is stored about somebody: who they are, what they answered, what they did, and all that was recorded.
import type { ReactNode } from 'react';
import { Scroll } from '../components/Scroll';
import { currency, dateTime } from '../format';
import type { MyData } from '../generated/api';
import { Line } from './Prose';
import { useWords } from './words';

export function MyDataCards({ mine }: { mine: MyData }) {
  return (
    <>
      <Who mine={mine} />
      <Answers mine={mine} />
      <Pay mine={mine} />
      <Moves mine={mine} />
      <Events mine={mine} />
      <Kept mine={mine} />
    </>
  );
}

type Fact = readonly [name: ReactNode, value: ReactNode];

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="mine__facts">
      {facts.map(([name, value], index) => (
        <div key={index}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Who({ mine }: { mine: MyData }) {
  const { t } = useWords();
  const none = <span className="muted">{t('mine.nothing')}</span>;
  return (
    <section className="card">
      <h2>{t('mine.who')}</h2>
      <Facts
        facts={[
          [t('mine.label'), mine.label ?? none],
          [t('mine.name'), mine.name === '' ? none : mine.name],
          ...Object.entries(mine.parameters),
          [t('mine.language'), t(`mine.languages.${mine.language}`)],
          [t('mine.device'), t(`mine.devices.${mine.device}`)],
          [t('mine.arrived'), dateTime(mine.arrived_at)],
          [
            t('mine.code'),
            <code key="code" data-testid="own-code">
              {mine.code}
            </code>,
          ],
        ]}
      />
      <p className="muted">{t('mine.code_keep')}</p>
    </section>
  );
}

function Answers({ mine }: { mine: MyData }) {
  const { t } = useWords();
  // A consent has no questions, and its two facts have words here.
  const called = (name: string): string =>
    name === 'agreed' ? t('mine.agreed') : name === 'version' ? t('mine.version') : name;
  const said = (value: unknown): string => {
    if (value === null || value === '') return t('mine.no_answer');
    if (typeof value === 'boolean') return value ? t('mine.yes') : t('mine.no');
    if (Array.isArray(value)) return value.map(said).join(', ');
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  return (
    <section className="card" data-testid="answers">
      <h2>{t('mine.answers')}</h2>
      {mine.answers.length === 0 ? (
        <p className="muted">{t('mine.no_answers')}</p>
      ) : (
        <Facts
          facts={mine.answers.map((one): Fact => {
            const wordless = `${one.asked.en}${one.asked.zh}` === '';
            return [wordless ? called(one.name) : <Line key="asked" text={one.asked} />, said(one.answer)];
          })}
        />
      )}
    </section>
  );
}

function Pay({ mine }: { mine: MyData }) {
  const { t } = useWords();
  const { pay } = mine;
  if (pay === null) return null;
  return (
    <section className="card">
      <h2>{t('mine.pay')}</h2>
      <Facts
        facts={[
          [t('paid.you_get'), currency(pay.total_cents, pay.currency)],
          [t('paid.code'), <code key="code">{pay.completion_code}</code>],
        ]}
      />
    </section>
  );
}

function Moves({ mine }: { mine: MyData }) {
  const { t } = useWords();
  if (mine.moves.length === 0) return null;
  return (
    <details className="card">
      <summary>{t('mine.moves', { count: mine.moves.length })}</summary>
      <Table label={t('mine.move')} heads={[t('mine.time'), t('mine.turn'), t('mine.move'), t('mine.facts')]}>
        {mine.moves.map((move, index) => (
          <tr key={index}>
            <td className="mine__time">{move.at === null ? '' : dateTime(move.at)}</td>
            <td className="number">{move.turn}</td>
            <td>
              {move.kind}
              {move.code !== null && ` (${t('mine.refused')})`}
            </td>
            <td className="mine__json">{JSON.stringify(move.facts)}</td>
          </tr>
        ))}
      </Table>
    </details>
  );
}

function Events({ mine }: { mine: MyData }) {
  const { t } = useWords();
  return (
    <details className="card">
      <summary>{t('mine.events', { count: mine.events.length })}</summary>
      <Table label={t('mine.entry')} heads={[t('mine.time'), t('mine.entry'), t('mine.facts')]}>
        {mine.events.map((event) => (
          <tr key={event.seq}>
            <td className="mine__time">{dateTime(event.at)}</td>
            <td>{event.kind}</td>
            <td className="mine__json">{JSON.stringify(event.facts)}</td>
          </tr>
        ))}
      </Table>
    </details>
  );
}

function Table({ label, heads, children }: { label: string; heads: readonly string[]; children: ReactNode }) {
  return (
    <Scroll label={label} bounded>
      <table className="mine__table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Scroll>
  );
}

function Kept({ mine }: { mine: MyData }) {
  const { t } = useWords();
  if (mine.erased_at !== null) return null;
  return (
    <section className="card">
      <h2>{t('mine.kept')}</h2>
      <p>
        {mine.kept_until === null
          ? t('mine.kept_days', { count: mine.kept_days })
          : t('mine.kept_until', { at: dateTime(mine.kept_until) })}
      </p>
    </section>
  );
}
