// What is behind one federation: how it shares, what it holds, what it asks for, how good its models were, who is in.
import { useTranslation } from 'react-i18next';
import { ChartFrame } from '../charts/ChartFrame';
import { LineChart } from '../charts/LineChart';
import { colourOf } from '../federation';
import { decimal, gap, money, percent } from '../format';
import type { CycleView, FederationView, View } from '../generated/wire';
import { useSchemes } from '../wiring/catalogue';
import { useExcerpt } from './Excerpt';
import { useNames } from './names';
import { SchemeChanges, SchemeMakeup } from './SchemeMakeup';
import { SchemePicture } from './SchemePicture';

export function FederationDetail({ federation, message }: { federation: FederationView; message: View }) {
  const { t } = useTranslation();
  const scheme = useSchemes()(federation.scheme);
  return (
    <div className="detail">
      <div className="detail__scheme">
        <SchemePicture scheme={federation.scheme} />
        <div>
          <h4>{t('detail.how')}</h4>
          <p>{scheme.long}</p>
          <Estimate federation={federation} />
          <SchemeMakeup scheme={federation.scheme} parameters={federation.scheme_parameters} />
          <SchemeChanges changes={federation.changes} />
        </div>
      </div>
      <dl className="detail__facts number">
        <div>
          <dt>{t('detail.pool')}</dt>
          <dd>{money(federation.pool_now_cents)}</dd>
        </div>
        <div>
          <dt>{t('detail.money')}</dt>
          <dd>{money(federation.money_cents)}</dd>
        </div>
      </dl>
      <Mine federation={federation} />
      <LastTraining federation={federation} />
      <Accuracy federation={federation} guess={message.view.rules.market.baseline} />
      <div className="detail__lists">
        <Conditions federation={federation} />
        <Members federation={federation} message={message} />
      </div>
    </div>
  );
}

/** Pay that is an estimate is said to be one: before it is paid, and for the last cycle that was. */
function Estimate({ federation }: { federation: FederationView }) {
  const { t } = useTranslation();
  if (federation.estimated_above === null) return null;
  const last = federation.cycles.filter((cycle) => cycle.estimated).at(-1);
  return (
    <p className="number" data-testid="estimate">
      {t('detail.estimated_above', { members: federation.estimated_above })}{' '}
      {last && t('detail.estimated_last', { cycle: last.cycle, models: last.models ?? 0 })}
    </p>
  );
}

/** A last training that brought nothing, or harm, is said plainly. */
function LastTraining({ federation }: { federation: FederationView }) {
  const { t } = useTranslation();
  const last = federation.cycles.filter((cycle) => cycle.outcome !== null).at(-1);
  if (!last || last.outcome === 'trained') return null;
  const key = last.outcome === 'unsettled' ? 'last_unsettled' : 'last_below_untrained';
  return (
    <p className="number" data-testid="last-training">
      {t(`detail.${key}`, { cycle: last.cycle })}
    </p>
  );
}

/** The accuracy of the model in use after each training: where it gave none, that of the model before. */
export function inUse(cycles: readonly CycleView[], guess: number): number[] {
  let quality = guess;
  return cycles.map((cycle) => (quality = cycle.quality ?? quality));
}

function Mine({ federation }: { federation: FederationView }) {
  const { t } = useTranslation();
  const part = federation.my_membership ?? federation.my_bid;
  if (!part) return null;
  const { commitment } = part;
  return (
    <div className="detail__mine">
      <h4>{t('detail.yours')}</h4>
      <p className="number">
        {t('detail.yours_line', {
          quality: percent(commitment.quality_share),
          quantity: percent(commitment.quantity_share),
          resources: commitment.resources,
          payment: money(commitment.payment_cents),
        })}
        {gap()}
        {t('detail.yours_cost', { cost: money(part.cost_cents) })}
        {gap()}
        {federation.my_membership && t('detail.yours_order', { order: federation.my_membership.join_order })}
        {gap()}
        {federation.my_membership?.leaving && t('detail.yours_leaving')}
        {!federation.my_membership && t('detail.yours_bid')}
      </p>
    </div>
  );
}

function Accuracy({ federation, guess }: { federation: FederationView; guess: number }) {
  const { t } = useTranslation();
  const trained = federation.cycles.filter((cycle) => cycle.outcome !== null);
  if (trained.length === 0) return null;
  const values = inUse(trained, guess);
  const table = {
    columns: [
      t('detail.cycle'),
      t('federations.model_title'),
      t('federations.members'),
      t('detail.cycle_models'),
      t('detail.cycle_pool'),
    ],
    rows: trained.map((cycle) => [
      String(cycle.cycle),
      cycle.quality === null ? t('detail.cycle_unsettled') : percent(cycle.quality, 1),
      String(cycle.members_count),
      cycle.estimated
        ? t('detail.cycle_models_sampled', { models: cycle.models ?? 0 })
        : String(cycle.models ?? 0),
      cycle.pool_cents === null ? '–' : money(cycle.pool_cents),
    ]),
  };
  return (
    <ChartFrame title={t('detail.accuracy')} table={table} small level="h4">
      <LineChart
        label={t('detail.accuracy')}
        values={values}
        steps={Math.max(4, values.length)}
        axisX={t('chart.cycle_axis')}
        axisY={t('chart.accuracy_axis')}
        colour={colourOf(federation.federation)}
      />
    </ChartFrame>
  );
}

function Conditions({ federation }: { federation: FederationView }) {
  const { t } = useTranslation();
  const { admission } = federation;
  return (
    <div>
      <h4>{t('detail.conditions')}</h4>
      <ul className="number">
        <li>{t('detail.min_quality', { value: decimal(admission.min_quality) })}</li>
        <li>{t('detail.min_quantity', { value: decimal(admission.min_quantity) })}</li>
        <li>{t('detail.min_resources', { value: admission.min_resources })}</li>
        <li>{t('detail.min_payment', { value: money(admission.min_payment_cents) })}</li>
        <li>{t('detail.max_members', { value: admission.max_members })}</li>
      </ul>
    </div>
  );
}

function Members({ federation, message }: { federation: FederationView; message: View }) {
  const { t } = useTranslation();
  const nameOf = useNames(message);
  const own = message.view.you.player;
  const { members, average_quality, average_quantity } = federation;
  const { rows, more } = useExcerpt(members ?? [], (member) => member.player === own);
  return (
    <div>
      <h4>
        {t('detail.members')} <span className="number">({federation.members_count})</span>
      </h4>
      {federation.members_count === 0 && <p className="muted">{t('detail.members_none')}</p>}
      {members !== null && (
        <ul className="number" aria-label={t('detail.members')} data-testid="members">
          {rows.map((member) => (
            <li key={member.player}>
              <strong>
                {member.player === own
                  ? t('player.you_name', { name: nameOf(member.player) })
                  : nameOf(member.player)}
              </strong>
              {message.stand_ins.includes(member.player) && (
                <span className="muted"> ({t('player.stand_in')})</span>
              )}
              :{' '}
              {t('detail.member_line', {
                quality: decimal(member.quality),
                quantity: decimal(member.quantity),
                resources: member.resources,
              })}
            </li>
          ))}
        </ul>
      )}
      {more}
      {members === null && federation.members_count > 0 && (
        <p className="muted">{t('detail.members_hidden')}</p>
      )}
      {average_quality !== null && average_quantity !== null && (
        <p className="number">
          {t('detail.average', { quality: decimal(average_quality), quantity: decimal(average_quantity) })}
        </p>
      )}
    </div>
  );
}
