// Generated from schema.json by `npm run types`. Do not edit: change the server, then run `make types`.

export type JsonValue = unknown;
export type ParameterValue =
  | number
  | boolean
  | string
  | ParameterValue[]
  | {
      [k: string]: ParameterValue;
    };

/**
 * Done and kept. `seq` counts the accepted submissions of this seat alone, so it tells nothing of the others.
 */
export interface Ack {
  action_id: string;
  seq: number;
  type: 'ack';
}
/**
 * What a federation asks of a bid. Quality and quantity are as committed: endowment times committed share.
 */
export interface AdmissionPolicy {
  max_members: number;
  min_payment_cents: number;
  min_quality: number;
  min_quantity: number;
  min_resources: number;
}
/**
 * The host has made another game for the same people: POST /api/games/{id}/follow takes a seat in it.
 */
export interface Again {
  game_id: string;
  type: 'again';
}
/**
 * What this seat may do at one federation now, given by the rules; the screen offers just this.
 *
 * `why_not` is the code of the refusal that a bid would meet whatever it holds, or None. `opens_in` is the ticks until
 * bids are taken again, as planned now; 0 while they are. `suggested` is what a bid may start from: what is promised
 * here already, else all of the data, a third of the resources and the least fee.
 */
export interface AllowedHere {
  change_commitment: boolean;
  leave: boolean;
  max_payment_cents: number;
  max_resources: number;
  opens_in: number;
  place_bid: boolean;
  suggested: Commitment;
  why_not:
    | (
        | 'bid.share_out_of_range'
        | 'bid.resources_negative'
        | 'bid.payment_negative'
        | 'bid.resources_exceeded'
        | 'bid.payment_exceeded'
        | 'bid.not_admissible'
        | 'bid.none'
        | 'federation.unknown'
        | 'federation.not_bidding'
        | 'federation.already_member'
        | 'federation.not_member'
        | 'federation.already_leaving'
        | 'seat.ready'
        | 'seat.not_ready'
        | 'seat.unknown'
        | 'step.closing'
        | 'step.stale'
        | 'step.not_open'
        | 'game.finished'
        | 'reaction.off'
        | 'training.unknown'
        | 'training.duplicate'
        | 'training.method'
        | 'training.orders'
        | 'training.coalitions'
        | 'training.budget'
        | 'training.values'
      )
    | null;
  withdraw_bid: boolean;
}
/**
 * What a bid promises: shares in [0, 1] of the own quality and quantity, resource units, the fee of each cycle.
 */
export interface Commitment {
  payment_cents: number;
  quality_share: number;
  quantity_share: number;
  resources: number;
}
/**
 * One arm. `absent`: what becomes of the seat of somebody who is gone. `waiting` people are in its lobby, the first of
 * them for `waiting_ms`; in `lobby_ms` the lobby's rule acts (None where nobody waits, or by hand).
 */
export interface ArmRow {
  absent: 'ready' | 'bot' | 'leave';
  assigned: number;
  groups: number;
  left: number;
  lobby_ms: number | null;
  number: number;
  size: number;
  title: string;
  waiting: number;
  waiting_ms: number | null;
}
/**
 * What would this bid cost and do? Changes nothing.
 */
export interface AskQuote {
  commitment: CommitmentIn;
  federation: number;
  quote_id: number;
  type: 'quote';
}
export interface CommitmentIn {
  payment_cents: number;
  quality_share: number;
  quantity_share: number;
  resources: number;
}
export interface BidAdmitted {
  commitment: Commitment;
  federation: number;
  join_order: number;
  kind: 'bid_admitted';
  player: number;
  tick: number;
}
export interface BidPlaced {
  commitment: Commitment;
  cost_cents: number;
  federation: number;
  kind: 'bid_placed';
  player: number;
  replaced: boolean;
}
/**
 * `reason` is the first condition that the bid misses, or that the federation is full.
 */
export interface BidRefused {
  commitment: Commitment;
  federation: number;
  kind: 'bid_refused';
  player: number;
  reason: 'quality' | 'quantity' | 'resources' | 'payment' | 'full';
  tick: number;
}
export interface BidWithdrawn {
  federation: number;
  kind: 'bid_withdrawn';
  player: number;
}
/**
 * What is different from the view or change before, which has the number before: fedgame.wire.changes says how to read
 * the `patch`. With a number left out it cannot be read: ask for a resync. `deadline_ms` is that of View.
 */
export interface Change {
  deadline_ms: number | null;
  patch: {
    [k: string]: JsonValue;
  };
  seq: number;
  type: 'change';
}
export interface ChangeCommitmentIn {
  commitment: CommitmentIn;
  federation: number;
  kind: 'change_commitment';
}
export interface Choice {
  name: string;
  text: ShownLine;
}
/**
 * A text of one line that a participant reads.
 */
export interface ShownLine {
  en: string;
  zh: string;
}
/**
 * One of the options.
 */
export interface ChoiceQuestion {
  kind: 'choice';
  name: string;
  /**
   * @minItems 2
   * @maxItems 60
   */
  options: [Choice, Choice, ...Choice[]];
  required: boolean;
  shuffle: boolean;
  text: Shown;
}
/**
 * A text that a participant reads, as paragraphs with empty lines between them. Where Chinese is empty, English is shown.
 */
export interface Shown {
  en: string;
  zh: string;
}
/**
 * Any number of the options.
 */
export interface ChoicesQuestion {
  kind: 'choices';
  name: string;
  /**
   * @minItems 2
   * @maxItems 60
   */
  options: [Choice, Choice, ...Choice[]];
  required: boolean;
  shuffle: boolean;
  text: Shown;
}
export interface CommitmentChanged {
  commitment: Commitment;
  federation: number;
  kind: 'commitment_changed';
  player: number;
}
export interface ConsentView {
  kind: 'consent';
  points: ShownLine[];
  text: Shown;
  version: string;
}
/**
 * All that a control room shows, whole each time.
 */
export interface ControlState {
  arms: ArmRow[];
  currency: string;
  ended: boolean;
  experiment_id: string;
  groups: GroupRow[];
  lately: Happening[];
  load: Load;
  lobby: LobbyRow;
  owed_cents: number;
  paused: boolean;
  people: PersonRow[];
  places: number;
  rehearsal: boolean;
  room_open: boolean;
  session_id: string;
  stages: StageCount[];
  title: string;
  turned_away: number;
  type: 'control';
}
/**
 * One group's game. `deadline_ms`: what is left of the open step; None while nothing is awaited.
 *
 * `profits_cents`: what each of `people` has made, once the game is over.
 */
export interface GroupRow {
  arm: number;
  bots: number;
  deadline_ms: number | null;
  elapsed_ms: number;
  federations: FederationShort[];
  game_id: string;
  number: number;
  over: boolean;
  paused: boolean;
  people: number[];
  profits_cents: number[];
  stopped: boolean;
  ticks: number;
  trainings: number;
  turn: number;
  turns: number;
  undecided: number[];
}
export interface FederationShort {
  accuracy: number | null;
  members: number;
  money_cents: number;
  name: string;
  phase: string;
  share: number;
}
/**
 * One of the latest events, in the client's words for its `kind`.
 */
export interface Happening {
  ago_ms: number;
  group: number | null;
  kind: string;
  participant: number | null;
  text: string;
}
/**
 * Of the machine and this server: shares from 0 to 1, bytes, counts.
 */
export interface Load {
  connections: number;
  memory_bytes: number;
  memory_of_bytes: number;
  processor: number;
  saved: boolean;
  trainings_running: number;
  trainings_waiting: number;
}
/**
 * How groups begin: when they are `full` or by `hand`, and what happens to who has waited for too long.
 */
export interface LobbyRow {
  smallest: number;
  start: 'full' | 'hand';
  then: 'bots' | 'smaller' | 'wait' | 'fee';
}
/**
 * One participant. `step` is where in the stage: a page, or a turn, of how many. Times are milliseconds ago.
 *
 * `away`: no longer waited for. `until_ms`: how long until that becomes of somebody who is gone, or was asked
 * (`asked_ms`) and has not answered; None where nothing waits for them.
 */
export interface PersonRow {
  arm: number | null;
  asked_ms: number | null;
  away: boolean;
  bot: boolean;
  connected: boolean;
  connection_ms: number | null;
  device: 'phone' | 'tablet' | 'computer' | 'program' | 'unknown';
  ending:
    ('finished' | 'no_group' | 'quiz_failed' | 'screened_out' | 'gone' | 'removed' | 'withdrawn') | null;
  focused: boolean;
  group: number | null;
  help: string | null;
  help_ms: number | null;
  label: string;
  language: 'en' | 'zh';
  last: string;
  last_ms: number;
  money_cents: number | null;
  name: string;
  number: number;
  paid_cents: number | null;
  paid_seen: boolean;
  stage: number;
  state:
    | 'arriving'
    | 'reading'
    | 'waiting'
    | 'deciding'
    | 'ready'
    | 'help'
    | 'idle'
    | 'gone'
    | 'bot'
    | 'paid'
    | 'over';
  step: [number, number] | null;
  until_ms: number | null;
}
/**
 * How many are in a stage and how many are through; `median_ms`: how long those took.
 */
export interface StageCount {
  here: number;
  kind: string;
  median_ms: number | null;
  through: number;
  title: ShownLine;
}
/**
 * What one cycle costs a member: cents per committed sample, more for better data, plus cents per resource unit.
 *
 * cost = per_sample_cents * samples * (1 + per_quality * committed quality) + per_resource_cents * resources,
 * rounded to the cent.
 */
export interface Costs {
  per_quality: number;
  per_resource_cents: number;
  per_sample_cents: number;
}
/**
 * A past or running cycle in the open: its model's accuracy once trained, its pool once paid.
 *
 * `models` is the number of coalitions that were trained, `estimated` whether they are a sample (pay is then an
 * estimate) or all that the scheme needs; both None before the training has ended. So is `outcome`, which says how it
 * came out: where it did not settle there is no new model, and `quality` is None.
 */
export interface CycleView {
  cycle: number;
  estimated: boolean | null;
  members_count: number;
  models: number | null;
  outcome: ('trained' | 'below_untrained' | 'unsettled') | null;
  pool_cents: number | null;
  quality: number | null;
}
/**
 * How data are spread over all players: counts in ten equal bins of [0, 1]. None under visibility `none`.
 */
export interface Demographics {
  quality_bins: number[];
  quantity_bins: number[];
}
/**
 * `name`: a few words, as a title. `short`: one sentence that stands beside it. `long`: what a reader asks next.
 */
export interface Explained {
  long: Words;
  name: Words;
  short: Words;
}
/**
 * One text in both languages.
 */
export interface Words {
  en: string;
  zh: string;
}
/**
 * What one federation paid over the whole game. `mine` is None for a seat that was never in it.
 *
 * `spread` is None under visibility `none`, and where nobody was in. `players`, highest net first, is there under
 * `full` only.
 */
export interface FederationPay {
  federation: number;
  mine: PlayerPay | null;
  players: PlayerPay[] | null;
  spread: PaySpread | null;
}
/**
 * What one player put into and got from one federation over the whole game; net = payment - fee - cost.
 *
 * `cycles` counts those it was in, paid or not: what a cycle cost is gone also where the game ended before its payout.
 */
export interface PlayerPay {
  cost_cents: number;
  cycles: number;
  fee_cents: number;
  net_cents: number;
  payment_cents: number;
  player: number;
}
/**
 * How the payments of one federation over the whole game are spread over the `players` that were ever in it.
 *
 * Payments only, before fees and costs, which are each player's own affair.
 */
export interface PaySpread {
  average_cents: number;
  highest_cents: number;
  lower_quartile_cents: number;
  lowest_cents: number;
  median_cents: number;
  players: number;
  upper_quartile_cents: number;
}
/**
 * One row of the list of federations. `share` in [0, 1]; `quality` None before the first model.
 *
 * `average_quality`, `average_quantity` are of the members' committed data (None when nobody is in, under visibility
 * `none`, and under `aggregate` where fewer than three members are others). `pool_now_cents` is what would be paid out
 * if the payout were now. With more members than `estimated_above` it pays by an estimate; None where it never does.
 * `scheme` and its parameters are those of the running cycle, or of one that began now; `changes` are those that come
 * later, where players are told.
 */
export interface FederationView {
  admission: AdmissionPolicy;
  allowed: AllowedHere;
  average_quality: number | null;
  average_quantity: number | null;
  changes: SchemeChange[];
  cycles: CycleView[];
  estimated_above: number | null;
  federation: number;
  members: MemberView[] | null;
  members_count: number;
  money_cents: number;
  my_bid: OwnBid | null;
  my_membership: OwnMembership | null;
  name: string;
  phase: 'bidding' | 'training' | 'profit';
  phase_ticks: number;
  pool_now_cents: number;
  quality: number | null;
  scheme: string;
  scheme_parameters: {
    [k: string]: ParameterValue;
  };
  share: number;
  ticks_left: number;
}
/**
 * Another scheme that comes, as players are told beforehand: for cycles that begin from this turn, or are numbered
 * from this cycle on.
 */
export interface SchemeChange {
  scheme: string;
  scheme_parameters: {
    [k: string]: ParameterValue;
  };
  start: number;
  unit: 'turn' | 'cycle';
}
/**
 * A member as others see it. Under `aggregate` and `none` there is no such list (members is None).
 */
export interface MemberView {
  player: number;
  quality: number;
  quantity: number;
  resources: number;
}
/**
 * The own open bid at a federation, and what one cycle will cost beyond the fee.
 */
export interface OwnBid {
  commitment: Commitment;
  cost_cents: number;
}
export interface OwnMembership {
  commitment: Commitment;
  cost_cents: number;
  join_order: number;
  leaving: boolean;
}
/**
 * What a member adds on average to as many others as came before it, in the unit of v, and how much that counts.
 *
 * The chances of all places add up to 1, and the weight is the sum of chance times gain. `gain` is None at a place that
 * no sampled order has it at; its chance is then 0.
 */
export interface GainAt {
  chance: number;
  gain: number | null;
}
/**
 * `ranking`: player numbers from richest to poorest, ties by number; `money_cents` by player number from 1.
 */
export interface GameFinished {
  kind: 'game_finished';
  money_cents: number[];
  ranking: number[];
  tick: number;
}
export interface GameView {
  kind: 'game';
  waiting: Shown;
}
export interface InformationView {
  kind: 'information';
  page: number;
  pages: number;
  text: Shown;
}
/**
 * A member will leave after the payout of the running cycle.
 */
export interface LeaveAsked {
  federation: number;
  kind: 'leave_asked';
  player: number;
}
export interface LeaveFederationIn {
  federation: number;
  kind: 'leave_federation';
}
/**
 * Before the start: who is there. Sent on every change; `persons` seats wait for people, the rest are bots.
 */
export interface Lobby {
  game_id: string;
  persons: number;
  players: number;
  scenario: string;
  seats: LobbySeat[];
  type: 'lobby';
  you: number;
}
export interface LobbySeat {
  name: string;
  player: number;
  taken: boolean;
  you: boolean;
}
/**
 * Waiting for the group: who is here, and how long at most. `left_ms` None: until the experimenter starts.
 */
export interface LobbyShown {
  here: number;
  left_ms: number | null;
  size: number;
  then: 'bots' | 'smaller' | 'wait' | 'fee';
}
/**
 * How the market's revenue of each turn is shared over federations by the quality of their models.
 *
 * `baseline` is the quality of a federation that has no model yet (the accuracy of a guess) and the zero point of
 * `proportional`. `inertia` is the weight of the previous share.
 */
export interface Market {
  baseline: number;
  beta: number;
  inertia: number;
  model: 'logit' | 'proportional';
  revenue_cents: number;
}
/**
 * End of a turn: by federation number from 1, model quality, share (sums to 1), revenue in cents.
 */
export interface MarketShared {
  kind: 'market_shared';
  qualities: number[];
  revenues_cents: number[];
  shares: number[];
  tick: number;
  turn: number;
}
/**
 * `reason`: it asked to, cannot pay the next cycle, or commits less than the federation asks for.
 */
export interface MemberLeft {
  federation: number;
  join_order: number;
  joined_tick: number;
  kind: 'member_left';
  player: number;
  reason: 'left' | 'cannot_pay' | 'below_threshold';
  tick: number;
}
export interface MessageShown {
  ago_ms: number;
  number: number;
  text: string;
}
export interface NotReadyIn {
  kind: 'not_ready';
}
/**
 * A number that is typed, or moved to on a slider (`slider`), in `unit`.
 */
export interface NumberQuestion {
  highest: number;
  kind: 'number';
  lowest: number;
  name: string;
  required: boolean;
  slider: boolean;
  step: number | null;
  text: Shown;
  unit: ShownLine;
}
export interface Option {
  name: string;
  text: ShownLine;
}
/**
 * Another player in the open, with its place as `rank` of one's own; only under visibility `full`.
 */
export interface OtherPlayer {
  money_cents: number;
  player: number;
  quality: number;
  quantity: number;
  rank: number;
  resources: number;
}
/**
 * The seat itself. money = free_cents + reserved_cents (held for open bids); resources likewise in three parts.
 *
 * `invested_cents` is what was paid for cycles that run now and are paid out before the game ends; `rank` is the place,
 * from 1, by money and that together. `earned_this_turn_cents` counts a payout in the turn in which it is shown.
 * Percentiles are the share of the other players that are worse, in [0, 1]; None when visibility is `none`, as rank.
 */
export interface OwnView {
  earned_this_turn_cents: number;
  free_cents: number;
  invested_cents: number;
  money_cents: number;
  player: number;
  profit_cents: number;
  quality: number;
  quality_percentile: number | null;
  quantity: number;
  quantity_percentile: number | null;
  rank: number | null;
  ready: boolean;
  reserved_cents: number;
  resources: number;
  resources_free: number;
  resources_in_bids: number;
  resources_in_use: number;
  samples: number;
}
/**
 * What a federation paid for one cycle, from the least to the most, in the latest `cycles` that can be compared.
 *
 * `whom`: members who brought about as much data as the draft (`alike`), `members` of any kind, or this seat itself (`you`).
 */
export interface PaidBefore {
  cycles: number;
  highest_cents: number;
  lowest_cents: number;
  whom: 'alike' | 'members' | 'you';
}
/**
 * What is owed and why, in cents of `currency`. `redirect`: where to go next, with everything filled in.
 */
export interface PaidShown {
  code: string;
  currency: string;
  fee_cents: number;
  game_cents: number;
  redirect: string | null;
  show_up_cents: number;
  task_cents: number;
  tasks: TaskShown[];
  total_cents: number;
}
/**
 * A choice that was drawn and is paid: the row, from 1, what was chosen there (None for nothing), and what it came to.
 *
 * `received_cents` is what somebody before gave; None where nobody did.
 */
export interface TaskShown {
  option: ShownLine | null;
  own_cents: number;
  question: Shown;
  received_cents: number | null;
  row: number;
  title: ShownLine;
}
/**
 * All that a participant is shown now. `version` grows with the session: a page of a smaller one is older. `game_id`:
 * the table at which they sit now. `asked_ms`: how long they have to say that they are there. `data_code` opens what is
 * stored about them, from anywhere.
 */
export interface ParticipantPage {
  asked_ms: number | null;
  away: boolean;
  contact: Shown;
  data_code: string;
  ending:
    ('finished' | 'no_group' | 'quiz_failed' | 'screened_out' | 'gone' | 'removed' | 'withdrawn') | null;
  game_id: string | null;
  help_open: boolean;
  language: 'en' | 'zh';
  languages: 'both' | 'en' | 'zh';
  lobby: LobbyShown | null;
  messages: MessageShown[];
  paid: PaidShown | null;
  participant: number;
  paused: boolean;
  practice: boolean;
  rehearsal: boolean;
  session_id: string;
  stage: number;
  stages: StageStop[];
  title: string;
  type: 'page';
  version: number;
  view:
    | (ConsentView | InformationView | QuizView | PracticeView | GameView | QuestionnaireView | PaymentView)
    | null;
}
/**
 * One stage in the line above the page.
 */
export interface StageStop {
  kind: string;
  title: ShownLine;
}
/**
 * `over`: nothing is left to try, and `feedback` is to be read (answer `READ`); then `attempt` is the one it was.
 */
export interface QuizView {
  attempt: number;
  attempts: number;
  feedback: QuizFeedback[];
  kind: 'quiz';
  over: boolean;
  passed: boolean;
  questions: QuestionView[];
  text: Shown;
}
/**
 * Of the last attempt: whether each answer was right, and why, where that is told.
 */
export interface QuizFeedback {
  given: string;
  name: string;
  right: boolean;
  why: Shown;
}
export interface QuestionView {
  name: string;
  options: Option[];
  text: Shown;
}
export interface PracticeView {
  kind: 'practice';
  text: Shown;
  turns: number;
}
export interface QuestionnaireView {
  kind: 'questionnaire';
  page: number;
  pages: number;
  questions: (
    ChoiceQuestion | ChoicesQuestion | RankingQuestion | ScaleQuestion | NumberQuestion | TextQuestion
  )[];
  text: Shown;
}
/**
 * All options, best first.
 */
export interface RankingQuestion {
  kind: 'ranking';
  name: string;
  /**
   * @minItems 2
   * @maxItems 60
   */
  options: [Choice, Choice, ...Choice[]];
  required: boolean;
  shuffle: boolean;
  text: Shown;
}
/**
 * A rating from `lowest` to `highest` in whole steps, the ends named.
 */
export interface ScaleQuestion {
  highest: number;
  highest_text: ShownLine;
  kind: 'scale';
  lowest: number;
  lowest_text: ShownLine;
  name: string;
  required: boolean;
  text: Shown;
}
/**
 * Words of the participant's own, `longest` characters at most.
 */
export interface TextQuestion {
  kind: 'text';
  lines: number;
  longest: number;
  name: string;
  required: boolean;
  text: Shown;
}
export interface PaymentView {
  kind: 'payment';
  text: Shown;
}
/**
 * Why I got this much: one cycle of mine in one federation, from the fee to the payment; `turn` is that which shows it.
 *
 * `my_share` is my part of the pool in [0, 1]. `weights` lists the shares of all who were paid, highest first (only
 * my own under visibility `none`). Accuracies and values are those of the model with all members, and of the model
 * trained without me, None where there is none: `outcome` says how the training of all members came out, and
 * `settled_without` whether that without me settled, if there was one (else it counted as no model). net = payment - fee -
 * cost. `models` is the number of coalitions trained for this cycle. Where the weights were estimated from them,
 * `my_weight_stderr` and `my_share_stderr` are the standard errors of mine, else None. `portions` add up to my payment;
 * empty where one scheme pays it all. `reasons` say of each scheme that had to do with it what it went by.
 */
export interface PayoutView {
  accuracy_with: number | null;
  accuracy_without: number | null;
  cost_cents: number;
  cycle: number;
  federation: number;
  fee_cents: number;
  models: number;
  my_share: number;
  my_share_stderr: number | null;
  my_weight: number;
  my_weight_stderr: number | null;
  net_cents: number;
  outcome: ('trained' | 'below_untrained' | 'unsettled') | null;
  payment_cents: number;
  pool_cents: number;
  portions: PortionView[];
  reasons: ReasonView[];
  scheme: string;
  settled_without: boolean;
  tick: number;
  turn: number;
  undistributed_cents: number;
  value_with: number | null;
  value_without: number | null;
  weights: WeightView[];
}
/**
 * What one of several schemes has to do with a payment of mine, in cents: below 0 where it takes away.
 */
export interface PortionView {
  cents: number;
  scheme: string;
}
/**
 * What one scheme went by for my part of what it paid out: `payment_cents` (below 0 where it takes away) of `pool_cents`.
 *
 * My weight is `weight` of `total`, those above 0 added up, in a unit that follows from `kind`: parts of the pool under
 * `bounds`, cents under `debts`, else that of the values of coalitions or the scheme's own. Where the models of two groups
 * are compared, without me and with me, the accuracies are theirs, None where there is no such model. `terms` and `gains`
 * are as engine.schemes.reasons has them.
 */
export interface ReasonView {
  accuracy_after: number | null;
  accuracy_before: number | null;
  gains: GainAt[];
  kind:
    | 'weight'
    | 'equal'
    | 'data'
    | 'alone'
    | 'steps'
    | 'orders'
    | 'loss'
    | 'debts'
    | 'core'
    | 'formula'
    | 'bounds';
  payment_cents: number;
  pool_cents: number;
  scheme: string;
  terms: Term[];
  total: number;
  weight: number;
}
/**
 * One number that a weight was made of. `name` is `quality`, `owed`, … or a name in a formula.
 */
export interface Term {
  name: string;
  value: number;
}
/**
 * One member's part of a payout; `player` is None for others unless visibility is `full`.
 *
 * `place` is that in the order of joining, from 1; None for who had left, and for others where averages over them are not
 * shown. `share_stderr` is the standard error of an estimated share, None where shares are exact.
 */
export interface WeightView {
  place: number | null;
  player: number | null;
  share: number;
  share_stderr: number | null;
}
/**
 * Ticks of each phase. Training lasts between `training[0]` and `training[1]`, set by the slowest member.
 */
export interface PhaseLengths {
  bidding: number;
  profit: number;
  /**
   * @minItems 2
   * @maxItems 2
   */
  training: [number, number];
}
export interface PhaseStarted {
  federation: number;
  kind: 'phase_started';
  phase: 'bidding' | 'training' | 'profit';
  tick: number;
  ticks: number;
}
export interface PlaceBidIn {
  commitment: CommitmentIn;
  federation: number;
  kind: 'place_bid';
}
/**
 * A seat that was ready decides again.
 */
export interface PlayerNotReady {
  kind: 'player_not_ready';
  player: number;
}
export interface PlayerReady {
  kind: 'player_ready';
  player: number;
}
/**
 * Everything that one seat sees of a game at one moment. `pay` is None until the game is over; `ended_early`: by its host,
 * before its last turn was over.
 */
export interface PlayerView {
  demographics: Demographics | null;
  ended_early: boolean;
  federations: FederationView[];
  others: OtherPlayer[] | null;
  pay: FederationPay[] | null;
  payouts: PayoutView[];
  players_count: number;
  ready: number[];
  rules: RulesView;
  running: RunningCycle[];
  standings: Standing[] | null;
  status: 'playing' | 'closing' | 'finished';
  step: number;
  tick: number;
  turn: number;
  turn_ticks: number;
  turns: TurnView[];
  you: OwnView;
}
/**
 * The parts of the treatment that every seat may know: what things cost, how shares are made.
 */
export interface RulesView {
  costs: Costs;
  market: Market;
  payout_fraction: number;
  phases: PhaseLengths;
  reactions: boolean;
  ticks_per_turn: number;
  training: Training;
  turns: number;
  visibility: 'full' | 'aggregate' | 'none';
}
/**
 * What the federations train. The rules only hand this on; the names are those of federation_sim's registries.
 */
export interface Training {
  alpha: number;
  batch_size: number;
  hidden: number;
  labels_per_player: number;
  learning_rate: number;
  local_steps: number;
  max_samples: number;
  model: string;
  partition: string;
  proximal: number;
  rounds: number;
  seeds: number;
  task: string;
  utility: 'log_score' | 'accuracy';
}
/**
 * A cycle I am in that is not paid yet.
 */
export interface RunningCycle {
  cost_cents: number;
  cycle: number;
  federation: number;
  fee_cents: number;
}
/**
 * One line of the final ranking. Everyone sees it when the game is over, unless visibility is `none`.
 */
export interface Standing {
  money_cents: number;
  player: number;
  profit_cents: number;
  rank: number;
}
/**
 * A finished turn: shares and model qualities by federation from 1, own profit since the start in cents.
 *
 * `top_profits_cents` are the three highest profits among all players at that time, highest first; None under
 * visibility `none`, and under `aggregate` with fewer than three other players.
 */
export interface TurnView {
  my_profit_cents: number;
  qualities: number[];
  shares: number[];
  top_profits_cents: number[] | null;
  turn: number;
}
/**
 * What a draft bid would cost and do, before it is sent. `code`, `message` say why it would be refused, if so.
 *
 * `left_cents` is the money that would be free after it; below 0 where it is too little. `training_ticks` is the length of
 * training if this member were the slowest; `samples` are those committed. `payout_tick` is the earliest tick of the first
 * payout, which the turn `payout_turn` shows; `payouts_left` is how many there can be at that pace until the game ends.
 * `paid_before` is None where nothing was paid yet, or nothing that this seat may see. `facts` are the numbers behind
 * `message`.
 */
export interface Quote {
  checks: QuoteCheck[];
  code:
    | (
        | 'bid.share_out_of_range'
        | 'bid.resources_negative'
        | 'bid.payment_negative'
        | 'bid.resources_exceeded'
        | 'bid.payment_exceeded'
        | 'bid.not_admissible'
        | 'bid.none'
        | 'federation.unknown'
        | 'federation.not_bidding'
        | 'federation.already_member'
        | 'federation.not_member'
        | 'federation.already_leaving'
        | 'seat.ready'
        | 'seat.not_ready'
        | 'seat.unknown'
        | 'step.closing'
        | 'step.stale'
        | 'step.not_open'
        | 'game.finished'
        | 'reaction.off'
        | 'training.unknown'
        | 'training.duplicate'
        | 'training.method'
        | 'training.orders'
        | 'training.coalitions'
        | 'training.budget'
        | 'training.values'
      )
    | null;
  committed_quality: number;
  committed_quantity: number;
  cost_cents: number;
  facts: {
    [k: string]: number | string;
  };
  federation: number;
  fee_cents: number;
  left_cents: number;
  legal: boolean;
  message: string | null;
  paid_before: PaidBefore | null;
  payout_tick: number;
  payout_turn: number;
  payouts_left: number;
  samples: number;
  total_cents: number;
  training_ticks: number;
}
/**
 * One admission threshold against a draft bid. `rule`: quality, quantity, resources, payment, members.
 */
export interface QuoteCheck {
  given: number;
  met: boolean;
  needed: number;
  rule: 'quality' | 'quantity' | 'resources' | 'payment' | 'members';
}
export interface QuoteAnswer {
  quote: Quote;
  quote_id: number;
  type: 'quote';
}
/**
 * Show everybody one of a few faces; not often, or it is refused (limit.rate).
 */
export interface ReactIn {
  kind: 'react';
  reaction: 'applause' | 'thinking' | 'surprise' | 'hurry' | 'thanks' | 'laugh';
}
/**
 * A seat has shown everybody one of a few faces.
 */
export interface Reacted {
  kind: 'reacted';
  player: number;
  reaction: 'applause' | 'thinking' | 'surprise' | 'hurry' | 'thanks' | 'laugh';
  tick: number;
}
export interface ReadyIn {
  kind: 'ready';
}
/**
 * `action_id` is None when the message could not be read that far. `facts` are the numbers behind the sentence.
 */
export interface Reject {
  action_id: string | null;
  code:
    | (
        | 'bid.share_out_of_range'
        | 'bid.resources_negative'
        | 'bid.payment_negative'
        | 'bid.resources_exceeded'
        | 'bid.payment_exceeded'
        | 'bid.not_admissible'
        | 'bid.none'
        | 'federation.unknown'
        | 'federation.not_bidding'
        | 'federation.already_member'
        | 'federation.not_member'
        | 'federation.already_leaving'
        | 'seat.ready'
        | 'seat.not_ready'
        | 'seat.unknown'
        | 'step.closing'
        | 'step.stale'
        | 'step.not_open'
        | 'game.finished'
        | 'reaction.off'
        | 'training.unknown'
        | 'training.duplicate'
        | 'training.method'
        | 'training.orders'
        | 'training.coalitions'
        | 'training.budget'
        | 'training.values'
      )
    | (
        | 'account.browser'
        | 'account.last_admin'
        | 'account.link'
        | 'account.none'
        | 'account.password'
        | 'account.role'
        | 'account.taken'
        | 'account.unknown'
        | 'account.wrong'
        | 'action.refused'
        | 'again.none'
        | 'answer.refused'
        | 'arm.changed'
        | 'arm.draft'
        | 'arm.frozen'
        | 'arm.number'
        | 'arm.owner'
        | 'arm.unknown'
        | 'arm.unreadable'
        | 'arm.used'
        | 'arm.wrong'
        | 'data.unknown'
        | 'design.stage'
        | 'design.wrong'
        | 'experiment.owner'
        | 'experiment.running'
        | 'experiment.unknown'
        | 'experiment.unreadable'
        | 'experiment.version'
        | 'export.format'
        | 'export.table'
        | 'export.too_early'
        | 'file.wrong'
        | 'game.costly'
        | 'game.impossible'
        | 'game.not_started'
        | 'game.paused'
        | 'game.running'
        | 'game.started'
        | 'game.unreadable'
        | 'games.full'
        | 'games.yours'
        | 'group.impossible'
        | 'group.over'
        | 'group.unknown'
        | 'help.none'
        | 'help.often'
        | 'host.only'
        | 'host.unknown'
        | 'join.full'
        | 'join.host'
        | 'join.started'
        | 'join.unknown'
        | 'label.taken'
        | 'label.unknown'
        | 'limit.connections'
        | 'limit.rate'
        | 'message.binary'
        | 'message.invalid'
        | 'method.unknown'
        | 'order.impossible'
        | 'origin.foreign'
        | 'origin.missing'
        | 'participant.erased'
        | 'participant.over'
        | 'participant.plays'
        | 'participant.unknown'
        | 'path.unknown'
        | 'permission.missing'
        | 'play.closed'
        | 'protocol.old'
        | 'rehearsal.none'
        | 'rehearsal.running'
        | 'request.invalid'
        | 'request.malformed'
        | 'request.refused'
        | 'request.too_large'
        | 'room.closed'
        | 'room.full'
        | 'room.label'
        | 'room.link'
        | 'room.unknown'
        | 'scenario.unknown'
        | 'seat.moved'
        | 'seat.none'
        | 'seat.only'
        | 'seat.removed'
        | 'seat.stood_in'
        | 'seed.seated'
        | 'server.failed'
        | 'server.not_saved'
        | 'session.over'
        | 'session.unknown'
        | 'share.unknown'
        | 'simulation.busy'
        | 'simulation.none'
        | 'stage.over'
        | 'switch.fixed'
        | 'token.unknown'
      );
  facts: {
    [k: string]: number | string;
  };
  message: string;
  type: 'reject';
}
/**
 * A number is missing: send the whole view.
 */
export interface Resync {
  type: 'resync';
}
/**
 * Who plays alone has read enough: the time of the first step may run. Nothing where it runs already.
 */
export interface StartClock {
  type: 'start_clock';
}
/**
 * All decisions of the step are in. The clock moved from `from_tick` to `to_tick`.
 */
export interface StepClosed {
  by_time: boolean;
  from_tick: number;
  kind: 'step_closed';
  step: number;
  to_tick: number;
}
/**
 * Do something. The same action_id from the same seat is done once and always gets its first answer again.
 */
export interface Submit {
  action:
    PlaceBidIn | ChangeCommitmentIn | WithdrawBidIn | LeaveFederationIn | ReadyIn | NotReadyIn | ReactIn;
  action_id: string;
  step: number;
  type: 'submit';
}
export interface WithdrawBidIn {
  federation: number;
  kind: 'withdraw_bid';
}
/**
 * The federation's new model is in use; `quality` is its accuracy on the held-out test set, in [0, 1].
 */
export interface TrainingEnded {
  cycle: number;
  federation: number;
  kind: 'training_ended';
  quality: number;
  tick: number;
}
/**
 * A federation's model after one round of its running training. A hint: it is neither numbered nor kept.
 */
export interface TrainingProgress {
  accuracy: number;
  cycle: number;
  federation: number;
  round: number;
  rounds: number;
  type: 'training';
}
/**
 * The training of all members did not settle: the cycle ends without a new model, and the former one stays.
 */
export interface TrainingUnsettled {
  cycle: number;
  federation: number;
  kind: 'training_unsettled';
  tick: number;
}
/**
 * All that this seat may see, whole: the first message of a connection, and the answer to a resync.
 *
 * `seq` counts the views and changes of this connection, by one from 1. `events` are those that this seat may see of what
 * happened since the last step closed, with its closing. `task` is what the federations learn, in words. `deadline_ms` is the
 * time left for this step when the message was sent (None when no clock runs, and what is kept of it while the game is
 * `paused`); `disconnected` are the people's seats without a connection and `stand_ins` those that the server plays now;
 * `names` gives each seat's display name by player number ("" where it has none) and `bots` the seats that are bots.
 * `characters` are the policies of the bots by player number; empty where the treatment does not tell them.
 */
export interface View {
  bots: number[];
  characters: {
    [k: string]: string;
  };
  deadline_ms: number | null;
  disconnected: number[];
  events: (
    | BidPlaced
    | BidWithdrawn
    | CommitmentChanged
    | LeaveAsked
    | PlayerReady
    | PlayerNotReady
    | Reacted
    | StepClosed
    | BidAdmitted
    | BidRefused
    | MemberLeft
    | PhaseStarted
    | TrainingEnded
    | TrainingUnsettled
    | MarketShared
    | GameFinished
  )[];
  names: string[];
  paused: boolean;
  seq: number;
  stand_ins: number[];
  task: Explained;
  type: 'view';
  view: PlayerView;
}
