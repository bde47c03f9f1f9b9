// When a step is passed: the cases by which benchmarks/presses.py counts too (tests/benchmarks/test_presses.py).
import { expect, test } from 'vitest';
import type { FederationView } from '../src/generated/wire';
import type { SeatEvent } from '../src/net/messages';
import { canPass, openTimes } from '../src/state/decision';
import passing from './passing.json';
import { recordedView, withView } from './views';

type Changes = Partial<Omit<FederationView, 'allowed'>> & { allowed?: Partial<FederationView['allowed']> };

const changed = (federation: FederationView, changes: Changes): FederationView => ({
  ...federation,
  ...changes,
  allowed: { ...federation.allowed, ...changes.allowed },
});

test.each(passing.cases)('$name', ({ tick, free_cents, federations, passed, events, renewing, ...told }) => {
  const { view } = withView({
    status: 'playing',
    tick,
    you: { ...recordedView.view.you, free_cents },
    federations: recordedView.view.federations.map((federation) => {
      const closed = changed(federation, passing.closed as Changes);
      return changed(closed, (federations as Record<string, Changes>)[federation.federation] ?? {});
    }),
  });
  expect(openTimes(view, renewing)).toEqual(told.open);
  expect(canPass(view, new Set(passed), events as SeatEvent[], renewing)).toBe(told.passes);
});
