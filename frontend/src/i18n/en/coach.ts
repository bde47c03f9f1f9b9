// Words of the coach: five stops, each with at most three sentences, one thing to try and the answer when it was tried.
export const coach = {
  count: '{{stop}} of {{stops}}',
  skip: 'Skip the tour',
  back: 'Back',
  go_on: 'Next',
  done: 'Play',
  keys: 'The key F6 goes between this note and the part that it is about, Escape skips the tour.',
  try: 'Try it: {{what}}',
  you: {
    title: 'This is you',
    text: 'Your money, your computing units and your data. Some of the labels are wrong, as in real data: your quality says how many are right. Whoever has the most money at the end has won.',
    try: 'press the i beside Money.',
    tried: 'Each i explains the word beside it.',
  },
  federations: {
    title: 'Federations and their schemes',
    text: 'A federation trains one model on its members’ data; the better the model, the more it earns on the market. What it earns it shares among its members by its own scheme. So look how it shares before you join.',
    try: 'open one, and see how it shares.',
    tried: '{{name}}: {{scheme}}. {{short}}',
  },
  bid: {
    title: 'Your bid',
    text: 'You say what you bring, and what fee you pay. Less costs less, and may earn less. The grey box tells what a cycle costs and when it pays first.',
    try: 'change Quantity, and watch the cost.',
    tried: 'Well done: {{from}} became {{to}}.',
    costs: 'Well done: a cycle costs {{now}} now.',
    placed: 'Your bid is in. Nobody sees it before bidding ends.',
  },
  ready: {
    title: 'Ready',
    text: 'Ready says that you have decided, with a bid or without one. When everybody is ready, time moves on. No clock runs before your first bid.',
    try: 'place your bid if you want to, then press Ready.',
    tried: 'Well done: when all have decided, time moves on.',
  },
  next: {
    title: 'What happens next',
    text: 'Each federation now trains its model on the real data, sells it on the market and pays its members. What you get is shown above the federations, with the sum behind it. Until then Ready goes on by itself; up here you see how far the turn is.',
    try: 'open Help, where all the rules are.',
    tried: 'Help is there at any time.',
  },
};
