// Generated from schema.json and openapi.json by `npm run types`. Do not edit: change the server, then run `make types`.

export const limits = {
  AskQuote: { federation: { maximum: 1000, minimum: 1 }, quote_id: { maximum: 2147483648, minimum: 0 } },
  ChangeCommitmentIn: { federation: { maximum: 1000, minimum: 1 } },
  CommitmentIn: {
    payment_cents: { maximum: 1000000000000, minimum: 0 },
    quality_share: { maximum: 1, minimum: 0 },
    quantity_share: { maximum: 1, minimum: 0 },
    resources: { maximum: 1000, minimum: 0 },
  },
  LeaveFederationIn: { federation: { maximum: 1000, minimum: 1 } },
  PlaceBidIn: { federation: { maximum: 1000, minimum: 1 } },
  Submit: { action_id: { maxLength: 64, minLength: 8 }, step: { maximum: 1000000000, minimum: 1 } },
  WithdrawBidIn: { federation: { maximum: 1000, minimum: 1 } },
  Join: {
    code: { maxLength: 64, minLength: 4 },
    key: { maxLength: 64, minLength: 22 },
    name: { maxLength: 40 },
  },
  NewGame: {
    bots: { maximum: 64, minimum: 0 },
    decision_seconds: { maximum: 86400, minimum: 1 },
    name: { maxLength: 40 },
    persons: { maximum: 64, minimum: 1 },
    scenario: { maxLength: 64, minLength: 1 },
    seed: { maximum: 9007199254740992, minimum: 0 },
  },
} as const;
