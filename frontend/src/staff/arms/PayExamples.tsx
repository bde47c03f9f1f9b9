// How the scheme of the open federation would pay: three example federations, this scheme in violet above others in grey,
// and what holds of each. An example of one's own can be paid instead.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExamplePreview, OwnExample, Preview, PreviewRow, Properties } from '../../generated/api';
import { Badge } from '../../components/Badge';
import { Icon } from '../../components/Icon';
import { decimal, listed, money, percent, signedMoney } from '../../format';
import { useSay, useSchemes } from '../../wiring/catalogue';
import { at, isTable, textAt } from './document';
import { useEditor } from './editor';
import { OwnExampleFields, START } from './OwnExample';
import { usePreview } from './requests';

/** Shown beside this one, unless all are asked for. */
const BESIDE = ['equal', 'labour_union', 'shapley'];
const WAIT_MS = 300;

export function PayExamples() {
  const { t } = useTranslation('arms');
  const { document, federation } = useEditor();
  const path = `federations.${federation}`;
  const scheme = textAt(document, `${path}.scheme`);
  const given = at(document, `${path}.scheme_parameters`);
  const [own, setOwn] = useState<OwnExample | null>(null);
  const [turn, setTurn] = useState(1);
  const [all, setAll] = useState(false);
  const wish = useSettled({
    scheme,
    parameters: isTable(given) ? given : {},
    turn: scheme === 'schedule' ? turn : 1,
    example: own,
  });
  const preview = usePreview(wish);
  const title = t('pay.title', { pool: money(preview.data?.pool_cents ?? 0) });
  return (
    <section className="card card--stack" aria-label={title}>
      <div className="card__head">
        <h2 className="pay__title">
          {t('pay.how')} <Badge federation={federation + 1} small />{' '}
          {preview.data && money(preview.data.pool_cents)}
        </h2>
        <button
          type="button"
          className="linklike"
          onClick={() => {
            setOwn(own === null ? START : null);
          }}
        >
          {t(own === null ? 'pay.own' : 'pay.three')}
        </button>
      </div>
      <p className="muted small">{t('pay.say')}</p>
      {scheme === 'schedule' && <TurnChoice turn={turn} onChange={setTurn} />}
      {own !== null && <OwnExampleFields example={own} onChange={setOwn} />}
      {preview.isError && <p className="bad small">{preview.error.message}</p>}
      {preview.data && <Paid preview={preview.data} all={all} />}
      {preview.data && (
        <button
          type="button"
          className="linklike"
          onClick={() => {
            setAll(!all);
          }}
        >
          {t(all ? 'pay.fewer' : 'pay.all', { n: preview.data.others.length })}
        </button>
      )}
    </section>
  );
}

function TurnChoice({ turn, onChange }: { turn: number; onChange: (turn: number) => void }) {
  const { t } = useTranslation('arms');
  return (
    <label className="pay__turn small">
      {t('pay.turn')}{' '}
      <input
        type="number"
        className="input input--small number"
        min={1}
        max={1000}
        value={turn}
        onChange={(event) => {
          if (event.target.valueAsNumber >= 1) onChange(Math.round(event.target.valueAsNumber));
        }}
      />
    </label>
  );
}

/** What was wished a moment ago and has not changed since. */
function useSettled<Wish>(wish: Wish): Wish {
  const [settled, setSettled] = useState(wish);
  const text = JSON.stringify(wish);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(JSON.parse(text) as Wish);
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  return settled;
}

function Paid({ preview, all }: { preview: Preview; all: boolean }) {
  const shown = (row: { scheme: string }): boolean => all || BESIDE.includes(row.scheme);
  return (
    <>
      {preview.examples.map((example) => (
        <Example
          key={example.title.en}
          example={example}
          rows={[example.own, ...example.others.filter(shown)]}
          pool={preview.pool_cents}
        />
      ))}
      <Fair preview={preview} others={preview.others.filter(shown)} />
    </>
  );
}

interface ExampleProps {
  example: ExamplePreview;
  rows: readonly PreviewRow[];
  pool: number;
}

function Example({ example, rows, pool }: ExampleProps) {
  const { t } = useTranslation('arms');
  const say = useSay();
  const name = useRowName();
  const alone = listed(example.alone.map((one) => decimal(100 * one, 0)));
  return (
    <div className="example">
      <h3>
        {say(example.title)}{' '}
        <span className="muted">{t('pay.accuracy', { alone, together: percent(example.together) })}</span>
      </h3>
      <div className="paybars">
        {rows.map((row, place) => (
          <Bar
            key={row.scheme + String(place)}
            row={row}
            own={place === 0}
            name={name(row, place)}
            pool={pool}
            members={example.members}
          />
        ))}
      </div>
    </div>
  );
}

interface BarProps {
  row: PreviewRow;
  own: boolean;
  name: string;
  pool: number;
  members: readonly string[];
}

/** Too narrow for its amount, in parts of the pool. */
const NARROW = 0.13;

function Bar({ row, own, name, pool, members }: BarProps) {
  const { t } = useTranslation('arms');
  const said = members.map((member, place) => `${member} ${money(row.payments_cents[place] ?? 0)}`);
  return (
    <>
      <span className={own ? 'paybars__this' : ''}>{name}</span>
      <span
        className={own ? 'paybar paybar--this' : 'paybar'}
        role="img"
        aria-label={`${name}: ${listed(said)}`}
      >
        {members.map((member, place) => {
          const cents = row.payments_cents[place] ?? 0;
          const amount = `$${Math.round(cents / 100)}`;
          return cents === 0 ? null : (
            <span key={member} style={{ flexGrow: cents }} title={said[place]}>
              {cents / pool < NARROW ? '' : own ? `${member} ${amount}` : amount}
            </span>
          );
        })}
        {row.undistributed_cents > 0 && (
          <span className="unpaid" style={{ flexGrow: row.undistributed_cents }} title={t('pay.unpaid')} />
        )}
      </span>
    </>
  );
}

/** The first one is the scheme in question, whatever it is called. */
function useRowName(): (row: { scheme: string }, place: number) => string {
  const { t } = useTranslation('arms');
  const schemes = useSchemes();
  return (row, place) => (place === 0 ? t('pay.this') : schemes(row.scheme).name);
}

function Fair({ preview, others }: { preview: Preview; others: readonly Properties[] }) {
  const { t } = useTranslation('arms');
  const name = useRowName();
  const columns = [preview.own, ...others];
  const example = preview.examples[1] ?? preview.examples[0];
  const leaver = (properties: Properties, place: number): string => {
    const row = place === 0 ? example?.own : example?.others.find((one) => one.scheme === properties.scheme);
    if (!row || !example) return '';
    return `${example.members[row.leaver.member - 1] ?? ''} ${signedMoney(row.leaver.gain_cents)}`;
  };
  return (
    <div className="scroll">
      <table className="fair">
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden">{t('pay.property')}</span>
            </th>
            {columns.map((one, place) => (
              <th key={one.scheme + String(place)} scope="col" className={place === 0 ? 'this' : ''}>
                {name(one, place)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(['whole_pool', 'alike_paid_alike', 'nothing_for_nothing'] as const).map((property) => (
            <tr key={property}>
              <th scope="row">{t(`pay.${property}`)}</th>
              {columns.map((one, place) => (
                <td key={one.scheme + String(place)} className={place === 0 ? 'this' : ''}>
                  <Holds holds={one[property]} />
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('pay.leaver')}</th>
            {columns.map((one, place) => (
              <td key={one.scheme + String(place)} className={place === 0 ? 'this number' : 'number'}>
                {leaver(one, place)}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <p className="muted small">{t('pay.note')}</p>
    </div>
  );
}

function Holds({ holds }: { holds: boolean | null }) {
  const { t } = useTranslation('arms');
  if (holds === null) return <span className="muted">{t('pay.untested')}</span>;
  return (
    <span className={holds ? 'good' : 'bad'}>
      <Icon name={holds ? 'check' : 'cross'} />
      <span className="hidden">{t(holds ? 'pay.yes' : 'pay.no')}</span>
    </span>
  );
}
