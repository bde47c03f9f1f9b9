// The sentence of a reason: the scheme's own, with the reader's numbers.
import { Trans, useTranslation } from 'react-i18next';
import { decimal, gap, money, ordinal, percent, signedMoney } from '../format';
import type { PayoutView, ReasonView } from '../generated/wire';
import type { reasons } from '../i18n/en/reasons';
import { isByOrder, isPlainProduct, isSampled, shareOf, termOf } from '../state/reason';

/** The worth of models in points: 100 is perfect. */
export const points = (value: number): string => decimal(100 * value, 1);

interface Said {
  readonly name: keyof (typeof reasons)['reason'];
  readonly values: Readonly<Record<string, string | number>>;
}

export function ReasonWords({ reason, payout }: { reason: ReasonView; payout: PayoutView }) {
  const { t } = useTranslation();
  const said = sentence(reason, payout);
  return (
    <p className="reason__words number">
      <Trans t={t} i18nKey={`reason.${said.name}`} values={said.values} components={{ b: <strong /> }} />
      {isNotPaid(reason) && gap() + t('reason.below')}
    </p>
  );
}

/** Somebody is paid, and a weight that is not above zero is not. */
const isNotPaid = ({ kind, weight, total }: ReasonView): boolean =>
  kind !== 'bounds' && total > 0 && weight <= 0;

export function sentence(reason: ReasonView, payout: PayoutView): Said {
  const { kind, weight, total } = reason;
  const pool = money(reason.pool_cents);
  const payment = money(reason.payment_cents);
  const share = percent(shareOf(reason), 1);
  const moved = signedMoney(reason.payment_cents);
  if (kind !== 'bounds' && total <= 0) return { name: 'nothing', values: { pool } };
  const inPoints = { weight: points(weight), total: points(total), share, pool };
  const counted = { weight: decimal(weight), total: decimal(total), share, pool };
  const before = reason.accuracy_before === null ? null : percent(reason.accuracy_before, 1);
  const after = reason.accuracy_after === null ? null : percent(reason.accuracy_after, 1);
  switch (kind) {
    case 'equal':
      return { name: 'equal', values: { n: Math.round(total), pool, payment } };
    case 'data': {
      const values = {
        ...counted,
        quality: decimal(termOf(reason, 'quality')),
        quantity: decimal(termOf(reason, 'quantity')),
      };
      return { name: isPlainProduct(reason) ? 'data' : 'data_weighted', values };
    }
    case 'alone':
      if (before === null || after === null) return { name: 'weight', values: inPoints };
      return { name: 'alone', values: { ...inPoints, before, after } };
    case 'steps': {
      const place = ordinal(termOf(reason, 'place'));
      if (before === null || after === null) return { name: 'steps_only', values: { ...inPoints, place } };
      const first = termOf(reason, 'place') === 1;
      return { name: first ? 'steps_first' : 'steps', values: { ...inPoints, place, before, after } };
    }
    case 'orders': {
      if (isSampled(payout)) return { name: 'orders_sampled', values: inPoints };
      const first = points(reason.gains[0]?.gain ?? 0);
      const last = points(reason.gains.at(-1)?.gain ?? 0);
      return { name: isByOrder(reason) ? 'orders' : 'groups', values: { ...inPoints, first, last } };
    }
    case 'loss':
      if (before === null || after === null) return { name: 'loss_only', values: inPoints };
      return { name: 'loss', values: { ...inPoints, before, after } };
    case 'debts': {
      const [added, owed, waiting] = (['added', 'owed', 'waiting'] as const).map((name) =>
        money(Math.round(termOf(reason, name))),
      );
      return {
        name: 'debts',
        values: { added: added ?? '', owed: owed ?? '', waiting: waiting ?? '', share, pool },
      };
    }
    case 'core': {
      const missed = (termOf(reason, 'missed') * reason.pool_cents) / total;
      const values = { missed: money(Math.abs(Math.round(missed))), payment, pool };
      return { name: missed >= 0 ? 'core' : 'core_gain', values };
    }
    case 'bounds': {
      const [floor, cap, was] = (['floor', 'cap', 'before'] as const).map((name) => termOf(reason, name));
      const values = {
        floor: percent(floor ?? 0),
        cap: percent(cap ?? 1),
        before: percent(was ?? 0, 1),
        share: percent(weight, 1),
        moved,
      };
      if (reason.payment_cents === 0) return { name: 'kept', values };
      if ((was ?? 0) < (floor ?? 0)) return { name: 'floor', values };
      return { name: (was ?? 0) > (cap ?? 1) ? 'cap' : 'moved', values };
    }
    case 'formula':
      return { name: 'formula', values: counted };
    case 'weight':
      return { name: 'weight', values: counted };
  }
}
