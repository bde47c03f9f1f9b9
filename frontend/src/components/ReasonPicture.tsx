// The picture of a reason: what one may see of all parts, the reader's in violet. Bars are as wide as there is room.
import { useTranslation } from 'react-i18next';
import { decimal, money, ordinal, percent, signedDecimal } from '../format';
import type { PayoutView, ReasonView, View } from '../generated/wire';
import {
  around,
  isByOrder,
  isPlainProduct,
  isSampled,
  MOST_PARTS,
  partsOf,
  shareOf,
  termOf,
  type Part,
} from '../state/reason';
import { Columns, Strip } from './Bars';
import { InfoTip } from './InfoTip';
import { useNames, type NameOf } from './names';
import { points } from './ReasonWords';

interface Props {
  reason: ReasonView;
  payout: PayoutView;
  message: View;
}

export function ReasonPicture({ reason, payout, message }: Props) {
  if (reason.kind === 'bounds' || (reason.total <= 0 && reason.kind !== 'equal')) return null;
  switch (reason.kind) {
    case 'orders':
      return <Gains reason={reason} payout={payout} />;
    case 'loss':
      return <Loss reason={reason} />;
    case 'core':
      return <Core reason={reason} />;
    case 'debts':
      return <Debts reason={reason} payout={payout} message={message} />;
    default:
      return <Parts reason={reason} payout={payout} message={message} />;
  }
}

/** A title, with what points are where they are told, and the picture; its numbers can be heard as well. */
function Figure({ title, told, inPoints, children }: FigureProps) {
  const { t } = useTranslation();
  return (
    <figure className="reason__figure">
      <figcaption className="muted">
        {title}
        {inPoints && <InfoTip term={t('reason.points')}>{t('reason.points_tip')}</InfoTip>}
      </figcaption>
      <div role="img" aria-label={[title, ...told].join('; ')}>
        {children}
      </div>
    </figure>
  );
}

interface FigureProps {
  title: string;
  told: readonly string[];
  inPoints?: boolean;
  children: React.ReactNode;
}

/** What the parts are called: a name where it may be seen, else the place in the line. */
function useLabels(message: View): (part: Part) => string {
  const { t } = useTranslation();
  const nameOf: NameOf = useNames(message);
  return (part) => {
    if (part.you) return t('payout.weights_you');
    if (part.player !== null) return nameOf(part.player);
    return part.place === null ? '' : ordinal(part.place);
  };
}

/** One part beside the next: equal ones, columns, or steps; of a pool in which only the own part is known, that part. */
function Parts({ reason, payout, message }: Props) {
  const { t } = useTranslation();
  const label = useLabels(message);
  const all = partsOf(payout, message.view.you.player);
  if (reason.kind === 'equal') return <Slices reason={reason} parts={all} message={message} />;
  if (all === null) return <Share reason={reason} />;
  const shown = around(all);
  const inPoints = reason.kind === 'alone' || reason.kind === 'steps';
  const write = (part: Part): string => {
    if (reason.kind !== 'steps') return inPoints ? points(part.value) : decimal(part.value);
    // Of others it is told what they are paid, and nobody is paid for a step down.
    return part.value === 0 && !part.you ? '≤ 0' : signed(part.value);
  };
  const columns = shown.map((part, index) => {
    const base = reason.kind === 'steps' ? sumOf(all.slice(0, all.indexOf(part))) : 0;
    return {
      key: index,
      label: label(part),
      value: write(part),
      height: part.value,
      base,
      you: part.you,
    };
  });
  const title = {
    data: t(isPlainProduct(reason) ? 'reason.picture_data' : 'reason.picture_data_weighted'),
    alone: t('reason.picture_alone'),
    steps: t('reason.picture_steps'),
  }[reason.kind as 'data' | 'alone' | 'steps'] as string | undefined;
  return (
    <Figure
      title={title ?? t('reason.picture_counts')}
      told={columns.map((column) => t('reason.bar', { who: column.label, value: column.value }))}
      inPoints={inPoints}
    >
      <Columns columns={columns} />
    </Figure>
  );
}

const sumOf = (parts: readonly Part[]): number => parts.reduce((sum, part) => sum + part.value, 0);

function Slices({
  reason,
  parts,
  message,
}: {
  reason: ReasonView;
  parts: readonly Part[] | null;
  message: View;
}) {
  const { t } = useTranslation();
  const label = useLabels(message);
  const count = Math.round(reason.total);
  const own = Math.max(0, parts?.findIndex((part) => part.you) ?? 0);
  const slices =
    parts ?? Array.from({ length: count }, (_, index): Part | null => (index === own ? YOU : null));
  const shown = slices.length > MOST_PARTS ? slices.slice(0, MOST_PARTS) : slices;
  const at = own < shown.length ? own : 0;
  return (
    <Figure title={t('reason.picture_equal')} told={[money(reason.payment_cents)]}>
      <div className="slices" aria-hidden="true">
        {shown.map((part, index) => (
          <span key={index} className={index === at ? 'slice slice--you' : 'slice'}>
            <span className="slice__bar number" />
            <span className="slice__label">
              {index === at ? t('payout.weights_you') : part === null ? '' : label(part)}
            </span>
          </span>
        ))}
      </div>
    </Figure>
  );
}

const YOU: Part = { player: null, place: null, you: true, value: 1 };

/** Of what only the own part may be seen: it, beside the rest. */
function Share({ reason }: { reason: ReasonView }) {
  const { t } = useTranslation();
  const share = shareOf(reason);
  return (
    <Figure title={t('reason.picture_share')} told={[percent(share, 1)]}>
      <Strip
        parts={[
          { kind: 'you', size: share },
          { kind: 'other', size: 1 - share },
        ]}
        end={percent(share, 1)}
        you
      />
    </Figure>
  );
}

/** What one adds at each place, and the average over them. */
function Gains({ reason, payout }: Omit<Props, 'message'>) {
  const { t } = useTranslation();
  const byOrder = isByOrder(reason) || isSampled(payout);
  const last = reason.gains.length - 1;
  const columns = reason.gains.map(({ gain }, place) => {
    const ends =
      place === 0
        ? t(byOrder ? 'reason.first' : 'reason.no_others')
        : t(byOrder ? 'reason.last' : 'reason.all_others');
    const between = byOrder ? ordinal(place + 1) : String(place);
    return {
      key: place,
      label: place === 0 || place === last ? ends : last >= MOST_PARTS ? '' : between,
      value: gain === null ? '–' : signed(gain),
      height: gain ?? 0,
    };
  });
  return (
    <Figure
      title={t(byOrder ? 'reason.picture_orders' : 'reason.picture_groups')}
      told={columns.map((column) => t('reason.bar', { who: column.label, value: column.value }))}
      inPoints
    >
      <Columns
        soft
        columns={columns}
        line={{ height: reason.weight, label: t('reason.average', { points: signed(reason.weight) }) }}
      />
    </Figure>
  );
}

const signed = (value: number): string => signedDecimal(100 * value, 1);

/** The model with me and without me: what is missing is dashed. */
function Loss({ reason }: { reason: ReasonView }) {
  const { t } = useTranslation();
  const { accuracy_before: without, accuracy_after: all } = reason;
  if (without === null || all === null) return <Share reason={reason} />;
  const [low, high] = [Math.min(without, all), Math.max(without, all)];
  return (
    <Figure
      title={t('reason.picture_loss')}
      told={[
        t('reason.bar', { who: t('payout.with_you'), value: percent(all, 1) }),
        t('reason.bar', { who: t('payout.without_you'), value: percent(without, 1) }),
      ]}
    >
      <Strip
        label={t('payout.with_you')}
        parts={[
          { kind: 'other', size: all < without ? all : low },
          { kind: 'you', size: all < without ? 0 : high - low },
        ]}
        end={percent(all, 1)}
        you
      />
      <Strip
        label={t('payout.without_you')}
        parts={[
          { kind: 'other', size: without },
          { kind: 'open', size: all > without ? all - without : 0 },
        ]}
        end={percent(without, 1)}
      />
    </Figure>
  );
}

/** What I get, and under it what my own model would be worth at the same price: dashed, since it is not so. */
function Core({ reason }: { reason: ReasonView }) {
  const { t } = useTranslation();
  const perPoint = reason.pool_cents / reason.total;
  const alone = Math.max(0, termOf(reason, 'alone') * perPoint);
  const most = Math.max(reason.payment_cents, alone, 1);
  return (
    <Figure
      title={t('reason.picture_core')}
      told={[
        money(reason.payment_cents),
        t('reason.bar', { who: t('reason.alone_would'), value: money(Math.round(alone)) }),
      ]}
    >
      <Strip
        label={t('payout.weights_you')}
        parts={[{ kind: 'you', size: reason.payment_cents / most }]}
        end={money(reason.payment_cents)}
        you
      />
      <Strip
        label={t('reason.alone_would')}
        parts={[{ kind: 'open', size: alone / most }]}
        end={money(Math.round(alone))}
      />
    </Figure>
  );
}

const DEBTS = [
  ['added', 'you'],
  ['owed', 'soft'],
  ['waiting', 'open'],
] as const;

function Debts({ reason, payout, message }: Props) {
  const { t } = useTranslation();
  const label = useLabels(message);
  const parts = around(partsOf(payout, message.view.you.player) ?? [{ ...YOU, value: reason.weight }]);
  const most = Math.max(...parts.map((part) => part.value), reason.weight, 1e-12);
  const write = (value: number): string => percent(reason.total > 0 ? value / reason.total : 0, 1);
  return (
    <Figure
      title={t('reason.picture_debts')}
      told={DEBTS.map(([name]) =>
        t('reason.bar', { who: t(`reason.${name}`), value: money(Math.round(termOf(reason, name))) }),
      )}
    >
      {parts.map((part, index) => (
        <Strip
          key={index}
          label={label(part)}
          parts={
            part.you
              ? DEBTS.map(([name, kind]) => ({ kind, size: termOf(reason, name) / most }))
              : [{ kind: 'other', size: part.value / most }]
          }
          end={write(part.value)}
          you={part.you}
        />
      ))}
      <ul className="reason__key" aria-hidden="true">
        {DEBTS.map(([name, kind]) => (
          <li key={name}>
            <span className={`rod__part rod__part--${kind}`} /> {t(`reason.${name}`)}
          </li>
        ))}
      </ul>
    </Figure>
  );
}
