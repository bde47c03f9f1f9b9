// A view as a server sent it in the middle of a real quick start (aggregate visibility), and small changes of it.
import type { Catalogue } from '../src/generated/api';
import type { FederationView, PlayerView, QuoteAnswer, View } from '../src/generated/wire';
import recorded from './recorded-view.json';

export const recordedView = recorded as unknown as View;

export function withView(changes: Partial<PlayerView>, message: Partial<View> = {}): View {
  return { ...recordedView, ...message, view: { ...recordedView.view, ...changes } };
}

export function federation(number: number, changes: Partial<FederationView> = {}): FederationView {
  const found = recordedView.view.federations[number - 1];
  if (!found) throw new Error(`the recorded game has no federation ${number}`);
  return { ...found, ...changes };
}

/** A server that knows one scheme and one bot, each by names that are no words of anybody's. */
export const catalogue: Catalogue = {
  schemes: [
    {
      name: 'shapley',
      family: { en: 'By what you add', zh: '按边际收益' },
      words: {
        name: { en: 'Shapley value', zh: '沙普利值' },
        short: { en: 'Paid by what you add.', zh: '看你带来的提升。' },
        long: { en: 'What you add is averaged.', zh: '对你带来的提升取平均。' },
      },
      picture: {
        title: { en: 'You on top', zh: '你在上面' },
        bars: [
          { x: 4, y: 4, width: 30, height: 10, kind: 'you' },
          { x: 36, y: 4, width: 18, height: 10, kind: 'other' },
        ],
      },
      parameters: [],
      defaults: {},
      outermost: false,
    },
  ],
  bots: [
    {
      name: 'free_rider',
      words: {
        name: { en: 'Free rider', zh: '搭便车' },
        short: { en: 'Brings little.', zh: '投入很少。' },
        long: { en: 'It brings as little as it can.', zh: '它尽量少投入。' },
      },
    },
  ],
  tasks: [],
  models: [],
  partitions: [],
  federations: [],
};

/** An answer to a quote, of a bid that is taken. */
export const quote = (quote_id: number, federation: number, total_cents: number): QuoteAnswer => ({
  type: 'quote',
  quote_id,
  quote: {
    federation,
    cost_cents: 0,
    fee_cents: total_cents,
    total_cents,
    samples: 10,
    committed_quality: 0.5,
    committed_quantity: 0.5,
    training_ticks: 7,
    payout_turn: 2,
    facts: {},
    payout_tick: 15,
    left_cents: 50_000 - total_cents,
    payouts_left: 3,
    paid_before: null,
    checks: [],
    legal: true,
    code: null,
    message: null,
  },
});
