// The numbers of results as people read them, each by its unit.
import type { Interval, SeenMeasure } from '../../generated/api';
import { decimal, money, percent, signedMoney } from '../../format';

export type Unit = SeenMeasure['unit'];

export function shown(unit: Unit, value: number): string {
  if (unit === 'cents') return money(Math.round(value));
  if (unit === 'share') return percent(value, 1);
  return decimal(value, unit === 'cycles' || unit === 'switches' ? 1 : 2).replace('-', '−');
}

/** With a sign; a difference of shares is in points. */
export function signed(unit: Unit, value: number): string {
  if (unit === 'cents') return signedMoney(Math.round(value));
  const scaled = unit === 'share' ? 100 * value : value;
  const text = decimal(Math.abs(scaled), unit === 'index' || unit === 'level' ? 2 : 1);
  if (!/[1-9]/.test(text)) return text;
  return (value < 0 ? '−' : '+') + text;
}

/** Both bounds, or null where there is no interval. */
export function bounds(
  unit: Unit,
  { low, high }: Interval,
  say: (unit: Unit, value: number) => string,
): readonly [string, string] | null {
  return low === null || high === null ? null : [say(unit, low), say(unit, high)];
}
