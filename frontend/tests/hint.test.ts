import { describe, expect, test } from 'vitest';
import type { FederationView } from '../src/generated/wire';
import { canPass } from '../src/state/decision';
import { deciding, firstChoice, hintOf, opensIn, type Hint } from '../src/state/hint';
import { federation, recordedView, withView } from './views';

const { you, rules } = recordedView.view;
const commitment = { quality_share: 1, quantity_share: 1, resources: 1, payment_cents: 2_000 };
const ENOUGH = { max_resources: 99, max_payment_cents: 99_900 };

const PHASES = ['bidding', 'training', 'profit'] as const;
const PARTS = ['none', 'bid', 'member', 'leaving'] as const;
const PURSES = ['enough', 'too little'] as const;

type Phase = (typeof PHASES)[number];
type Part = (typeof PARTS)[number];
interface Case {
  readonly phase: Phase;
  readonly part: Part;
}

/** What the server allows a seat with this part in a federation in this phase, as engine/rules/bidding.py has it. */
function place(number: number, { phase, part }: Case, purse: (typeof PURSES)[number]): FederationView {
  const member = part === 'member' || part === 'leaving';
  const open = phase === 'bidding';
  return federation(number, {
    phase,
    ticks_left: 3,
    my_bid: part === 'bid' ? { commitment, cost_cents: 0 } : null,
    my_membership: member ? { commitment, cost_cents: 0, join_order: 1, leaving: part === 'leaving' } : null,
    allowed: {
      ...federation(number).allowed,
      ...(purse === 'enough' ? ENOUGH : { max_resources: 0, max_payment_cents: 0 }),
      place_bid: open && !member,
      change_commitment: open && member,
      withdraw_bid: part === 'bid',
      leave: part === 'member',
      opens_in: open ? 0 : 4,
    },
  });
}

/** A bid stands only while its federation is bidding, and who leaves is out before it bids again. */
const possible = ({ phase, part }: Case): boolean =>
  (part !== 'bid' || phase === 'bidding') && (part !== 'leaving' || phase !== 'bidding');

const CASES = PHASES.flatMap((phase) => PARTS.map((part) => ({ phase, part }))).filter(possible);
const playing = { status: 'playing' as const, you: { ...you, ready: false }, tick: 0 };
const at = (cases: readonly Case[], purse: (typeof PURSES)[number] = 'enough') =>
  withView({ ...playing, federations: cases.map((one, index) => place(index + 1, one, purse)) });

describe('the hint beside Ready', () => {
  test.each<[string, Case[], Hint]>([
    ['one open', [{ phase: 'bidding', part: 'none' }], { kind: 'bid' }],
    ['all train', [{ phase: 'training', part: 'none' }], { kind: 'nothing' }],
    [
      'my one trains, nothing else is open',
      [
        { phase: 'training', part: 'member' },
        { phase: 'profit', part: 'none' },
      ],
      { kind: 'member', federations: [1], may: 'nothing' },
    ],
    [
      'my one trains, another is open',
      [
        { phase: 'training', part: 'member' },
        { phase: 'bidding', part: 'none' },
      ],
      { kind: 'member', federations: [1], may: 'elsewhere' },
    ],
    [
      'my one takes changes',
      [
        { phase: 'bidding', part: 'member' },
        { phase: 'training', part: 'leaving' },
      ],
      { kind: 'member', federations: [1, 2], may: 'change' },
    ],
    [
      'my one takes changes, another is open',
      [
        { phase: 'bidding', part: 'member' },
        { phase: 'bidding', part: 'none' },
      ],
      { kind: 'member', federations: [1], may: 'both' },
    ],
    [
      'a bid, and another is open',
      [
        { phase: 'bidding', part: 'bid' },
        { phase: 'bidding', part: 'none' },
      ],
      { kind: 'bids', federations: [1], more: true },
    ],
    [
      'a bid, and nothing else is open',
      [
        { phase: 'bidding', part: 'bid' },
        { phase: 'training', part: 'none' },
      ],
      { kind: 'bids', federations: [1], more: false },
    ],
  ])('%s', (_, cases, hint) => {
    expect(hintOf(at(cases))).toEqual(hint);
  });

  test('speaks only of what can be done, in every combination of phases, parts and purses', () => {
    for (const purse of PURSES)
      for (const one of CASES)
        for (const two of CASES)
          for (const three of CASES) {
            const cases = [one, two, three];
            const hint = hintOf(at(cases, purse));
            const open = cases.some(({ phase, part }) => phase === 'bidding' && part === 'none');
            const elsewhere = open && purse === 'enough';
            const change = cases.some(({ phase, part }) => phase === 'bidding' && part === 'member');
            const said = `${purse} ${JSON.stringify(cases)}`;
            const speaksOfBidding =
              hint.kind === 'bid' ||
              (hint.kind === 'bids' && hint.more) ||
              (hint.kind === 'member' && (hint.may === 'both' || hint.may === 'elsewhere'));
            expect([said, speaksOfBidding]).toEqual([said, elsewhere]);
            if (hint.kind === 'member')
              expect([said, hint.may === 'both' || hint.may === 'change']).toEqual([said, change]);
            const bids = cases.some(({ part }) => part === 'bid');
            expect([said, hint.kind === 'bids']).toEqual([said, bids]);
            const parts = cases.some(({ part }) => part !== 'none');
            expect([said, hint.kind === 'short']).toEqual([said, !parts && open && !elsewhere]);
            expect([said, hint.kind === 'nothing']).toEqual([said, !parts && !open]);
            const asks = elsewhere || change || bids;
            expect([said, canPass(at(cases, purse).view, new Set(), [], [])]).toEqual([said, !asks]);
          }
  });

  test('says who is still deciding once the own decision is made', () => {
    const waiting = withView({
      status: 'playing',
      you: { ...you, ready: true },
      players_count: 4,
      ready: [1, 3],
    });
    expect(hintOf(waiting)).toEqual({ kind: 'waiting', players: [2, 4] });
    expect(deciding(waiting)).toEqual([2, 4]);
  });

  test('gives way to the end of the step and of the game, and to what keeps the seat from acting', () => {
    expect(hintOf(withView({ status: 'closing' })).kind).toBe('closing');
    expect(hintOf(withView({ status: 'finished' })).kind).toBe('finished');
    expect(hintOf(withView(playing, { paused: true }))).toEqual({ kind: 'kept', why: 'paused' });
  });

  test('says that it is too late where no bid would be paid any more', () => {
    const open = at([{ phase: 'bidding', part: 'none' }]);
    const end = rules.turns * rules.ticks_per_turn;
    const last = end - 3 - rules.phases.training[0] - rules.phases.profit;
    expect(hintOf(withView({ ...open.view, tick: last })).kind).toBe('bid');
    expect(hintOf(withView({ ...open.view, tick: last + 1 })).kind).toBe('late');
  });

  test('tells when bidding opens again, where none is open and one will be before the end', () => {
    const training = at([{ phase: 'training', part: 'none' }]).view;
    expect(opensIn(training)).toBe(4);
    expect(opensIn({ ...training, tick: rules.turns * rules.ticks_per_turn - 4 })).toBeNull();
    expect(opensIn(at([{ phase: 'bidding', part: 'none' }]).view)).toBeNull();
  });

  test('the federation to look at first is the own one', () => {
    expect(
      firstChoice(
        at([
          { phase: 'bidding', part: 'none' },
          { phase: 'training', part: 'member' },
        ]),
      ),
    ).toBe(2);
  });
});
