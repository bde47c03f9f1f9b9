// Generated from the server’s schema by `make types`. Do not edit: change the server, then run it.

export const LIMITS = {
  AskQuote: { federation: { minimum: 1, maximum: 1000 }, quote_id: { minimum: 0, maximum: 2147483648 } },
  ChangeCommitmentIn: { federation: { minimum: 1, maximum: 1000 } },
  CommitmentIn: {
    payment_cents: { minimum: 0, maximum: 1000000000000 },
    quality_share: { minimum: 0, maximum: 1 },
    quantity_share: { minimum: 0, maximum: 1 },
    resources: { minimum: 0, maximum: 1000 },
  },
  Join: {
    code: { minLength: 4, maxLength: 64 },
    key: { minLength: 22, maxLength: 64 },
    name: { maxLength: 40 },
  },
  LeaveFederationIn: { federation: { minimum: 1, maximum: 1000 } },
  NewGame: {
    bots: { minimum: 0, maximum: 64 },
    decision_seconds: { minimum: 1, maximum: 86400 },
    name: { maxLength: 40 },
    persons: { minimum: 1, maximum: 64 },
    scenario: { minLength: 1, maxLength: 64 },
    seed: { minimum: 0, maximum: 9007199254740992 },
  },
  PlaceBidIn: { federation: { minimum: 1, maximum: 1000 } },
  Submit: { action_id: { minLength: 8, maxLength: 64 }, step: { minimum: 1, maximum: 1000000000 } },
  WithdrawBidIn: { federation: { minimum: 1, maximum: 1000 } },
} as const;
