// Beside the board: what was sealed then, what was done in the step, how all stood, and whether the log gives the same again.
import { useTranslation } from 'react-i18next';
import type { ReplayBoard, ReplayOutline } from '../../generated/api';
import { Badge } from '../../components/Badge';
import { Icon } from '../../components/Icon';
import { Scroll } from '../../components/Scroll';
import { tone } from '../../components/YouPanel';
import { useSchemes } from '../../wiring/catalogue';
import { clock, money, percent, signedMoney } from '../../format';

export type NameOf = (player: number) => string;

type Sealed = NonNullable<ReplayBoard['sealed']>;

export function SealedCard({
  sealed,
  seat,
  nameOf,
}: {
  sealed: Sealed;
  seat: number | null;
  nameOf: NameOf;
}) {
  const { t } = useTranslation('replay');
  const { bids, leaves } = sealed;
  return (
    <section className="card sealed" data-testid="sealed">
      <h2>
        <Icon name="lock" /> {t('sealed_title')}
      </h2>
      <p className="sealed__say">
        {bids.length === 0
          ? t('sealed_none')
          : seat === null
            ? t('sealed_say_all')
            : t('sealed_say', { who: nameOf(seat) })}
      </p>
      {bids.length > 0 && (
        <Scroll label={t('sealed_title')} bounded>
          <table className="table number">
            <thead>
              <tr>
                <th scope="col" className="table__words">
                  {t('who')}
                </th>
                <th scope="col" className="table__words">
                  {t('bid_at')}
                </th>
                <th scope="col">{t('brings')}</th>
                <th scope="col">{t('fee')}</th>
              </tr>
            </thead>
            <tbody>
              {bids.map(({ player, federation, commitment }) => (
                <tr key={`${player}-${federation}`}>
                  <th scope="row" className="table__words">
                    {nameOf(player)}
                  </th>
                  <td className="table__words">
                    <Badge federation={federation} small />
                    <span className="hidden">{federation}</span>
                  </td>
                  <td>
                    {percent(commitment.quality_share)} · {percent(commitment.quantity_share)}
                  </td>
                  <td>{money(commitment.payment_cents)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {leaves.length > 0 && (
        <ul className="sealed__leaves">
          {leaves.map(({ player, federation }) => (
            <li key={`${player}-${federation}`}>
              <Badge federation={federation} small /> {t('sealed_leaves', { who: nameOf(player) })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface DidProps {
  board: ReplayBoard;
  nameOf: NameOf;
}

export function DidCard({ board, nameOf }: DidProps) {
  const { t } = useTranslation('replay');
  const { did, seat } = board;
  const told = (one: ReplayBoard['did'][number]): string => {
    if (one.code !== null) return t('refused', { code: one.code });
    if (one.commitment !== null && (one.kind === 'place_bid' || one.kind === 'change_commitment')) {
      const { quality_share, quantity_share, resources, payment_cents } = one.commitment;
      return t(one.kind, {
        quality: percent(quality_share),
        quantity: percent(quantity_share),
        units: resources,
        fee: money(payment_cents),
      });
    }
    return one.kind === 'withdraw_bid' || one.kind === 'leave_federation' ? t(one.kind) : t('ready');
  };
  return (
    <section className={seat === null ? 'card sealed' : 'card'} data-testid="did">
      <h2>{seat === null ? t('did_all') : t('did', { who: nameOf(seat) })}</h2>
      {did.length === 0 && <p className="muted">{t('did_none')}</p>}
      <ul className="did number">
        {did.map((one, index) => (
          <li key={index}>
            <span className="muted">{one.after_seconds === null ? '' : clock(1000 * one.after_seconds)}</span>
            <span>
              {seat === null && <b>{nameOf(one.player)} </b>}
              {one.federation !== null && <Badge federation={one.federation} small />} {told(one)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface StoodProps {
  standings: NonNullable<ReplayBoard['standings']>;
  seat: number | null;
  nameOf: NameOf;
  onSeat: (seat: number) => void;
}

/** How every seat stood; sealed as well, but where the game shows all of it. */
export function StoodCard({ standings, seat, nameOf, onSeat }: StoodProps) {
  const { t } = useTranslation('replay');
  const rows = [...standings].sort((one, other) => one.rank - other.rank || one.player - other.player);
  const badges = (numbers: readonly number[]) =>
    numbers.length === 0
      ? '–'
      : numbers.map((number) => (
          <span key={number}>
            <Badge federation={number} small />
            <span className="hidden">{number} </span>
          </span>
        ));
  return (
    <section className={seat === null ? 'card' : 'card sealed'} data-testid="stood">
      <h2>
        {seat !== null && <Icon name="lock" />} {t('stood')}
      </h2>
      <Scroll label={t('stood')} bounded>
        <table className="table number stood">
          <thead>
            <tr>
              <th scope="col" className="table__words">
                {t('who')}
              </th>
              <th scope="col">{t('money')}</th>
              <th scope="col">{t('profit')}</th>
              <th scope="col" className="table__words">
                {t('in')}
              </th>
              <th scope="col" className="table__words">
                {t('bids')}
              </th>
              <th scope="col">{t('readied')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.player} className={row.player === seat ? 'table__you' : ''}>
                <th scope="row" className="table__words">
                  <button
                    type="button"
                    className="stood__seat"
                    onClick={() => {
                      onSeat(row.player);
                    }}
                  >
                    {nameOf(row.player)}
                  </button>
                </th>
                <td>{money(row.money_cents)}</td>
                <td className={tone(row.profit_cents)}>{signedMoney(row.profit_cents)}</td>
                <td className="table__words stood__badges">{badges(row.federations)}</td>
                <td className="table__words stood__badges">{badges(row.bids)}</td>
                <td>{row.ready_after_seconds === null ? '–' : clock(1000 * row.ready_after_seconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

interface PaidProps {
  payout: ReplayBoard['payouts'][number];
  name: string;
  nameOf: NameOf;
}

/** A payout to everybody: who got how much, and what it had cost. */
export function PaidCard({ payout, name, nameOf }: PaidProps) {
  const { t } = useTranslation('replay');
  const scheme = useSchemes()(payout.scheme).name;
  return (
    <section className="card" data-testid="paid-all">
      <h2 className="paid-all__title">
        <Badge federation={payout.federation} />
        {t('all_paid', { federation: name, pool: money(payout.pool_cents), scheme })}
      </h2>
      <div className="weights__bar" aria-hidden="true">
        {payout.paid.map((row) => (
          <span key={row.player} className="weights__part" style={{ flexGrow: row.payment_cents }} />
        ))}
      </div>
      <Scroll label={t('all_paid', { federation: name, pool: money(payout.pool_cents), scheme })} bounded>
        <table className="table number">
          <thead>
            <tr>
              <th scope="col" className="table__words">
                {t('who')}
              </th>
              <th scope="col">{t('got')}</th>
              <th scope="col">{t('spent')}</th>
              <th scope="col">{t('net')}</th>
            </tr>
          </thead>
          <tbody>
            {payout.paid.map(({ player, payment_cents, fee_cents, cost_cents }) => {
              const net = payment_cents - fee_cents - cost_cents;
              return (
                <tr key={player}>
                  <th scope="row" className="table__words">
                    {nameOf(player)}
                  </th>
                  <td>{money(payment_cents)}</td>
                  <td>{money(fee_cents + cost_cents)}</td>
                  <td className={tone(net)}>{signedMoney(net)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
      {payout.undistributed_cents > 0 && (
        <p className="muted number">{t('stayed', { amount: money(payout.undistributed_cents) })}</p>
      )}
    </section>
  );
}

export function SameCard({ outline }: { outline: ReplayOutline }) {
  const { t } = useTranslation('replay');
  const { verdict, steps } = outline;
  return (
    <section className="card" data-testid="verdict">
      <h2>{t('same')}</h2>
      {verdict.same ? (
        <p>
          <b className="good same__yes">
            <Icon name="check" /> {t('same_yes')}
          </b>{' '}
          <span className="number">
            {t('same_counts', {
              steps: steps.length,
              actions: verdict.actions,
              events: verdict.events,
              payouts: verdict.payouts,
              coalitions: verdict.coalitions,
            })}
          </span>
        </p>
      ) : (
        <p role="alert">
          <b className="bad same__yes">
            <Icon name="cross" /> {t('same_no')}
          </b>{' '}
          {verdict.difference}
        </p>
      )}
    </section>
  );
}
