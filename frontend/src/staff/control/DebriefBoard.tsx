// After the games: the markets side by side, what was made by arm, how the money lies. A sentence first, then the picture.
import { gap, money, percent, signedMoney } from '../../format';
import type { ControlState } from '../../generated/wire';
import { debrief, median, type ArmAmounts, type Debrief } from './model/debrief';
import { ArmMark, Shares } from './pieces/marks';
import { useWords, type Words } from './say';
import { Strips } from './Strips';

export function DebriefBoard({ state }: { state: ControlState }) {
  const t = useWords();
  const all = debrief(state);
  return (
    <section className="wall__debrief" aria-label={t('projector.debrief')} data-testid="debrief">
      {all.leaders !== null && (
        <figure className="card wall__figure">
          <h2>{t('projector.shares')}</h2>
          <p>{leadersSaid(t, all.leaders)}</p>
          <ul className="wall__markets">
            {all.games.map((game) => (
              <li key={game.number}>
                <ArmMark arm={game.arm} />
                <b>{t('projector.game', { n: game.number })}</b>
                <Shares federations={game.federations} />
              </li>
            ))}
          </ul>
        </figure>
      )}
      {all.profits.length > 0 && (
        <figure className="card wall__figure">
          <h2>{t('projector.profit')}</h2>
          <p>{profitsSaid(t, all.profits)}</p>
          <Strips
            arms={all.profits}
            title={t('projector.profit')}
            middle={t('projector.mean')}
            count={t('projector.games')}
          />
        </figure>
      )}
      {all.money.length > 0 && (
        <figure className="card wall__figure">
          <h2>{t('projector.money')}</h2>
          <p>{moneySaid(t, all.money)}</p>
          <Strips
            arms={all.money}
            title={t('projector.money')}
            middle={t('projector.median')}
            count={t('projector.n')}
          />
        </figure>
      )}
    </section>
  );
}

function leadersSaid(t: Words, { low, high }: NonNullable<Debrief['leaders']>): string {
  const both = { low: percent(low), high: percent(high) };
  return both.low === both.high
    ? t('projector.shares_same', { high: both.high })
    : t('projector.shares_say', both);
}

const whole = (cents: number): number => Math.round(cents);

function profitsSaid(t: Words, arms: readonly ArmAmounts[]): string {
  const sorted = [...arms].sort((a, b) => b.middle - a.middle);
  const [best, worst] = [sorted[0], sorted.at(-1)];
  if (!best || !worst) return '';
  const games = arms.flatMap((arm) => arm.values);
  const first =
    sorted.length === 1
      ? t('projector.profit_one', { mean: signedMoney(whole(best.middle)) })
      : t('projector.profit_say', {
          best: best.arm,
          high: signedMoney(whole(best.middle)),
          worst: worst.arm,
          low: signedMoney(whole(worst.middle)),
        });
  if (games.length === 1) return first;
  const range = { low: signedMoney(whole(Math.min(...games))), high: signedMoney(whole(Math.max(...games))) };
  return first + gap() + t('projector.profit_spread', range);
}

function moneySaid(t: Words, arms: readonly ArmAmounts[]): string {
  const people = arms.flatMap((arm) => arm.values);
  return [
    t('projector.money_say', { median: money(whole(median(people))) }),
    t('projector.money_range', { low: money(Math.min(...people)), high: money(Math.max(...people)) }),
  ].join(gap());
}
