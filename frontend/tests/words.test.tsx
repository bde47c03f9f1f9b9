import { beforeAll, describe, expect, test } from 'vitest';
import { renderToStaticMarkup } from 'react-dom/server';
import { useEventWords } from '../src/components/eventWords';
import { FederationDetail, inUse } from '../src/components/FederationDetail';
import { PayoutCard } from '../src/components/PayoutCard';
import { RejectMessage } from '../src/components/RejectMessage';
import { clock, money, percent, signedMoney, turns } from '../src/format';
import { PACKS, setLanguage, startLanguages, type Language } from '../src/i18n';
import type { report } from '../src/i18n/en/report';
import type { CycleView, FederationView, PayoutView, Reject } from '../src/generated/wire';
import type { SeatEvent } from '../src/net/messages';
import { setCatalogue } from '../src/wiring/catalogue';
import { catalogue, federation, recordedView, withView } from './views';

type Words = { readonly [key: string]: string | Words };

function flat(words: Words, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flat(value, `${prefix}${key}.`)],
    ),
  );
}

/** Every word of a language, by namespace and key. */
async function wordsOf(language: Language): Promise<Map<string, string>> {
  const packs = await Promise.all(Object.values(PACKS).map((pack) => pack[language]()));
  return new Map(packs.flatMap((pack) => [...flat(pack.default)]));
}

const [english, chinese] = await Promise.all([wordsOf('en'), wordsOf('zh')]);
const SAME = ['translation.app.name', 'translation.status.progress_value', 'translation.bid.percent_unit'];
/** In Chinese the one and the many are said alike, with the number in both. */
const COUNTED = /_(one|other)$/;
const holes = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();

const speak = setLanguage;

beforeAll(async () => {
  await startLanguages('en', ['first', 'game']);
  setCatalogue(catalogue);
});

describe('the two languages', () => {
  test('have the same keys', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test('say something for each key, with the same numbers in it', () => {
    for (const [key, text] of english) {
      const other = chinese.get(key) ?? '';
      expect(text.trim(), key).not.toBe('');
      expect(other.trim(), key).not.toBe('');
      if (!COUNTED.test(key)) expect(holes(other), key).toEqual(holes(text));
    }
  });

  test('share no sentence: what is the same in both has no words of its own', () => {
    const same = [...english].filter(([key, text]) => chinese.get(key) === text).map(([key]) => key);
    expect(same).toEqual(SAME);
  });
});

type Code = Reject['code'];
/** What no click of a player meets: the server's own sentence is shown. */
type ForPrograms = Extract<
  Code,
  | `training.${string}`
  | `request.${string}`
  | `join.${string}`
  | `origin.${string}`
  | `seed.${string}`
  | `protocol.${string}`
  | `account.${string}`
  | `answer.${string}`
  | `arm.${string}`
  | `data.${string}`
  | `design.${string}`
  | `group.${string}`
  | `help.${string}`
  | `label.${string}`
  | `participant.${string}`
  | `rehearsal.${string}`
  | `room.${string}`
  | `again.${string}`
  | `share.${string}`
  | `stage.${string}`
  | `file.${string}`
  | `simulation.${string}`
  | `experiment.${string}`
  | `session.${string}`
  | `switch.${string}`
  | `token.${string}`
  | 'answer.refused'
  | 'play.closed'
  | 'action.refused'
  | 'export.format'
  | 'export.table'
  | 'export.too_early'
  | 'game.costly'
  | 'game.impossible'
  | 'game.running'
  | 'game.started'
  | 'game.unreadable'
  | 'games.full'
  | 'games.yours'
  | 'host.only'
  | 'host.unknown'
  | 'message.binary'
  | 'method.unknown'
  | 'path.unknown'
  | 'permission.missing'
  | 'protocol.old'
  | 'scenario.unknown'
  | 'order.impossible'
  | 'seat.moved'
  | 'seat.none'
  | 'seat.removed'
  | 'seat.only'
  | 'seed.seated'
  | 'server.failed'
>;
type Spoken = (typeof report)['reject'];
type Rooms = Exclude<keyof Spoken, 'heading'>;
type WithWords = { [Room in Rooms]: `${Room}.${Extract<keyof Spoken[Room], string>}` }[Rooms];

test('every refusal of a click has words, and no words are of a refusal that is none', () => {
  // The compiler names a code that is on one side only.
  const missing: [Exclude<Code, ForPrograms | WithWords>] extends [never] ? true : never = true;
  const stale: [Exclude<WithWords, Code>] extends [never] ? true : never = true;
  expect([missing, stale]).toEqual([true, true]);
});

describe('a refusal', () => {
  // A newer server may have codes that this client does not know.
  const shown = (reject: Partial<Omit<Reject, 'code'>> & { code: string }): string =>
    renderToStaticMarkup(
      <RejectMessage
        refusal={{
          reject: { type: 'reject', action_id: null, message: '', facts: {}, ...reject } as Reject,
          submitted: null,
        }}
      />,
    );
  const resources = {
    code: 'bid.resources_exceeded',
    message: 'server',
    facts: { needed: 7, free: 4 },
  } as const;

  test('is said in the language of the page, with its numbers', async () => {
    await speak('en');
    expect(shown(resources)).toContain('You offer 7 resource units, but only 4 are free.');
    await speak('zh');
    expect(shown(resources)).toContain('你提供 7 个算力单位，但只有 4 个空闲。');
    await speak('en');
  });

  test('says money as money', () => {
    const payment = { code: 'bid.payment_exceeded', facts: { needed: 1_000_962, free: 50_000 } } as const;
    expect(shown(payment)).toContain('$10,009.62');
    expect(shown(payment)).toContain('$500.00');
  });

  test('with a code without words, or without its numbers, is said by the server', () => {
    expect(shown({ code: 'new.code', message: 'The server says why.' })).toContain('The server says why.');
    expect(shown({ ...resources, facts: {}, message: 'The server says why.' })).toContain(
      'The server says why.',
    );
  });
});

describe('a payout', () => {
  const [first] = recordedView.view.payouts;
  if (!first) throw new Error('the recorded game has a payout');
  const own = recordedView.view.you.player;
  const payout: PayoutView = {
    ...first,
    federation: 2,
    scheme: 'shapley',
    pool_cents: 21_400,
    undistributed_cents: 0,
    payment_cents: 3_810,
    my_share: 0.178,
    fee_cents: 5_000,
    cost_cents: 1_120,
    net_cents: -2_310,
    accuracy_with: 0.62,
    accuracy_without: 0.55,
    weights: [
      { player: null, place: null, share: 0.6, share_stderr: null },
      { player: null, place: null, share: 0.222, share_stderr: null },
      { player: own, place: null, share: 0.178, share_stderr: null },
    ],
  };
  const shown = (changes: Partial<PayoutView> = {}): string =>
    renderToStaticMarkup(<PayoutCard payout={{ ...payout, ...changes }} message={recordedView} />);

  test('says what was got, what it cost, and the loss', () => {
    const text = shown();
    expect(text).toContain('Borealis paid out');
    for (const [what, sum] of [
      ['You got', '$38.10'],
      ['Fee', '−\u2060$50.00'],
      ['Data, computing', '−\u2060$11.20'],
      ['Net', '−\u2060$23.10'],
    ]) {
      expect(text).toMatch(new RegExp(`<dt>${what}</dt><dd[^>]*>${sum?.replace('$', '\\$') ?? ''}</dd>`));
    }
  });

  test('of a training that gave no model says so', () => {
    expect(shown({ outcome: 'unsettled' })).toContain('gave no new model');
    expect(shown()).not.toContain('gave no new model');
  });

  test('says where the model is worth less than an untrained one, and where there was none without me', () => {
    expect(shown({ outcome: 'below_untrained' })).toContain('worth less than an untrained model');
    const alone = shown({ accuracy_without: null, settled_without: false });
    expect(alone).toContain('Without you the training went out of control');
    expect(shown()).not.toContain('Without you the training');
  });

  test('shows the parts of nameless others as a list, and names where they may be seen', () => {
    expect(shown()).toContain('the others: 60.0%, 22.2%');
    const named = [
      { player: own === 5 ? 6 : 5, place: null, share: 0.822, share_stderr: null },
      { player: own, place: null, share: 0.178, share_stderr: null },
    ];
    expect(shown({ weights: named })).toContain(`Enterprise ${own === 5 ? 6 : 5}: 82.2%`);
  });

  const estimated = {
    my_share_stderr: 0.0123,
    models: 997,
    weights: [
      { player: null, place: null, share: 0.822, share_stderr: 0.031 },
      { player: own, place: null, share: 0.178, share_stderr: 0.0123 },
    ],
  };

  test('that was estimated says from how many models, and how uncertain it is', async () => {
    expect(shown()).not.toContain('estimated');
    expect(shown()).not.toContain('±');
    expect(shown(estimated)).toContain(
      'your part was estimated from 997 trained models and is uncertain by about ±1.2%.',
    );
    expect(shown(estimated)).toContain('the others: 82.2% ± 3.1%');
    await speak('zh');
    expect(shown(estimated)).toContain('由 997 个训练出的模型估计，误差约为 ±1.2%');
    await speak('en');
  });

  test('to a former member is said to be a debt', () => {
    expect(shown({ fee_cents: 0, cost_cents: 0 })).toContain('still owed to you');
  });
});

describe('the details of a federation', () => {
  const shown = (changes: Partial<FederationView>): string =>
    renderToStaticMarkup(<FederationDetail federation={federation(1, changes)} message={recordedView} />);
  const cycle: CycleView = {
    cycle: 3,
    members_count: 40,
    quality: 0.9,
    pool_cents: 100,
    models: 975,
    estimated: true,
    outcome: 'trained',
  };

  test('say when pay is an estimate, and from how many models the last one came', async () => {
    expect(shown({})).not.toContain('sample of the groups');
    const text = shown({ estimated_above: 12, cycles: [cycle] });
    expect(text).toContain('With more than 12 members it trains a sample of the groups');
    expect(text).toContain('In cycle 3 the parts were estimated from 975 trained models.');
    await speak('zh');
    expect(shown({ estimated_above: 12, cycles: [cycle] })).toContain('成员超过 12 个时');
    await speak('en');
  });

  test('say nothing of a cycle that was exact', () => {
    const exact = { ...cycle, members_count: 4, models: 15, estimated: false };
    expect(shown({ estimated_above: 12, cycles: [exact] })).not.toContain('were estimated');
  });

  const failed: CycleView = { ...cycle, cycle: 4, quality: null, outcome: 'unsettled' };

  test('say that the last training gave no new model, or a bad one, and nothing of an earlier one', async () => {
    expect(shown({ cycles: [cycle, failed] })).toContain('The training of cycle 4 went out of control');
    expect(shown({ cycles: [cycle, failed] })).toContain('no new model');
    expect(shown({ cycles: [{ ...cycle, outcome: 'below_untrained' }] })).toContain(
      'worth less than an untrained one',
    );
    expect(shown({ cycles: [failed, { ...cycle, cycle: 5 }] })).not.toContain('out of control');
    await speak('zh');
    expect(shown({ cycles: [cycle, failed] })).toContain('第 4 个周期的训练失控了');
    await speak('en');
  });

  test('draw the model in use: where a training gave none, it is the one before, and at first a guess', () => {
    const of = (...qualities: (number | null)[]): number[] =>
      inUse(
        qualities.map((quality) => ({ ...cycle, quality })),
        0.1,
      );
    expect(of(null, 0.6, null, 0.8)).toEqual([0.1, 0.6, 0.6, 0.8]);
  });
});

test('what came of a training is told in the diary, in both languages', async () => {
  const cycles: CycleView[] = [
    {
      cycle: 1,
      members_count: 2,
      quality: 0.3,
      pool_cents: null,
      models: 3,
      estimated: false,
      outcome: 'below_untrained',
    },
  ];
  const { federations } = recordedView.view;
  const message = withView({ federations: [{ ...federation(1), cycles }, ...federations.slice(1)] });
  const ended: SeatEvent = { kind: 'training_ended', federation: 1, cycle: 1, tick: 9, quality: 0.3 };
  const unsettled: SeatEvent = { kind: 'training_unsettled', federation: 1, cycle: 2, tick: 19 };
  const Said = ({ event }: { event: SeatEvent }) => <p>{useEventWords(message)(event)?.words}</p>;
  const said = (event: SeatEvent): string => renderToStaticMarkup(<Said event={event} />);
  expect(said(ended)).toContain('right in 30% of cases, but so sure of its mistakes');
  expect(said(unsettled)).toContain('gave no new model');
  await speak('zh');
  expect(said(unsettled)).toContain('没有得到新模型');
  await speak('en');
});

test('numbers are written as people read them', () => {
  expect(money(51_240)).toBe('$512.40');
  expect(signedMoney(3_810)).toBe('+\u2060$38.10');
  expect(signedMoney(-2_310)).toBe('−\u2060$23.10');
  expect(signedMoney(0)).toBe('$0.00');
  expect(percent(0.178, 1)).toBe('17.8%');
  expect(turns(3, 10)).toBe('0.3');
  expect(clock(41_200)).toBe('0:42');
  expect(clock(120_000)).toBe('2:00');
  expect(clock(0)).toBe('0:00');
});
