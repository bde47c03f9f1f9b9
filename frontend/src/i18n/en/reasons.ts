// Why a part of a pool is what it is, in the words of each scheme's own reason.
export const reasons = {
  reason: {
    equal: 'One of {{n}} equal parts of {{pool}}: <b>{{payment}}</b>, whatever anybody brought.',
    data: 'You brought {{quality}} × {{quantity}} = {{weight}} of the {{total}} that all brought: <b>{{share}}</b> of {{pool}}.',
    data_weighted:
      'Your quality of {{quality}} and quantity of {{quantity}} count {{weight}} of the {{total}} that all count: <b>{{share}}</b> of {{pool}}.',
    alone:
      'Alone your data make a model that is right in {{after}} of cases; a guess is in {{before}}. That is {{weight}} of the {{total}} points that all make alone: <b>{{share}}</b> of {{pool}}.',
    steps_first:
      'You came first: a guess is right in {{before}} of cases, a model of your data in {{after}}. Your step is {{weight}} of the {{total}} points that all made: <b>{{share}}</b> of {{pool}}.',
    steps:
      'You came {{place}}: the model stood at {{before}}, with you at {{after}}. Your step is {{weight}} of the {{total}} points that all made: <b>{{share}}</b> of {{pool}}.',
    steps_only:
      'You came {{place}}. Your step is {{weight}} of the {{total}} points that all made: <b>{{share}}</b> of {{pool}}.',
    orders:
      'First, you would add {{first}} points; last, {{last}}. Over all orders you add {{weight}} of the {{total}}: <b>{{share}}</b> of {{pool}}.',
    orders_sampled:
      'Over the orders of joining that were tried you add about {{weight}} of the {{total}} points: <b>{{share}}</b> of {{pool}}.',
    groups:
      'To nobody you add {{first}} points, to all others {{last}}. Over all groups, as this scheme counts them, you come to {{weight}} of the {{total}}: <b>{{share}}</b> of {{pool}}.',
    loss: 'Without you the model would be right in {{before}} of cases, not {{after}}. You are {{weight}} of the {{total}} points that all such losses come to: <b>{{share}}</b> of {{pool}}.',
    loss_only:
      'What is lost without you is {{weight}} of the {{total}} points that all such losses come to: <b>{{share}}</b> of {{pool}}.',
    debts:
      'What you add counts for {{added}}, costs that it owes you for {{owed}}, your waiting for {{waiting}}: together <b>{{share}}</b> of {{pool}}.',
    core: 'No group misses more than {{missed}} against going alone. Within this, all is as even as can be: <b>{{payment}}</b> of {{pool}}.',
    core_gain:
      'Every group gets at least {{missed}} more than it would alone. Within this, all is as even as can be: <b>{{payment}}</b> of {{pool}}.',
    formula:
      'By the formula you count {{weight}} of the {{total}} that all count: <b>{{share}}</b> of {{pool}}.',
    weight: 'You count {{weight}} of the {{total}} that all count: <b>{{share}}</b> of {{pool}}.',
    floor:
      'That is less than the floor of {{floor}} of the pool, so you were raised to it: <b>{{moved}}</b>.',
    cap: 'That is more than the cap of {{cap}} of the pool, so you were cut to it: <b>{{moved}}</b>.',
    moved:
      'Others were raised to the floor or cut to the cap, so your part went from {{before}} to {{share}} of the pool: <b>{{moved}}</b>.',
    kept: 'Floor and cap left your part as it was.',
    nothing: 'Nobody’s part counts above zero here, so nobody was paid: {{pool}} stayed with the federation.',
    below: 'Only what is above zero is paid.',
    part: '{{payment}} of {{pool}}',
    points: 'points',
    points_tip:
      'What a model is worth: 0 points is a guess, 100 points is always right and sure of it. Pay goes by points, not by the share of right answers alone.',
    picture_equal: 'The pool in equal parts',
    picture_data: 'Quality × quantity of each member',
    picture_data_weighted: 'What the data of each member count',
    picture_alone: 'Points of each member’s own model',
    picture_steps: 'Points that each added, in the order of joining',
    picture_orders: 'Points that you add, by when you come',
    picture_groups: 'Points that you add, by how many others there are',
    picture_loss: 'The model with you and without you',
    picture_debts: 'What your part is made of, beside the others',
    picture_core: 'Your part, and what a model of your own would be worth',
    picture_counts: 'What each member counts',
    picture_share: 'Your part of it',
    average: 'your average: {{points}}',
    others: 'the others together',
    first: 'first',
    last: 'last',
    no_others: 'none',
    all_others: 'all',
    added: 'what you add',
    owed: 'costs it owes you',
    waiting: 'your waiting',
    alone_would: 'on your own',
    bar: '{{who}} {{value}}',
  },
};
