// The rules in a player's words.
export const help = {
  title: 'How FedGame is played',
  goal_title: 'What you want',
  goal: 'Own the most money at the end. You earn by joining federations whose models win the market, and by being paid well inside them.',
  turn_title: 'A step',
  turn: 'In each step you may bid, change what you bring, or leave. When you have decided, press Ready: it goes on to your next decision. When all are ready, or the time is over, the clock moves to the next moment at which a federation has something to decide. Ten ticks are one turn.',
  phase_title: 'What a federation does',
  bidding:
    'Bidding: it takes bids. At the end it admits every bid that meets its conditions and collects the fee.',
  training:
    'Training: it trains one model on the data of all members. The slowest member sets how long this takes.',
  profit:
    'Paying: it waits for income, then pays a part of its money to the members by its scheme, and bids open again. Members stay until they leave.',
  bid_title: 'What you bid',
  quality:
    'Quality: your labels are partly wrong. 80 % of your quality means you bring data whose labels are worse than the best you have.',
  quantity:
    'Quantity: how many of your samples you bring. More data make a better model, cost more and take longer.',
  resources:
    'Resources: computing units. More of them make your training shorter. They are in use until you leave.',
  payment:
    'Payment: the fee you pay the federation in each cycle. It is lost to you, but part of it comes back in the payouts.',
  money_title: 'Where the money comes from',
  money:
    'At the end of each turn the market pays the federations by their market share. The share depends on how accurate their models are, so data worth having win the market, and wrong labels hurt everyone.',
  schemes_title: 'How federations share',
  licences: 'Licences of the software in this page',
  training_title: 'What federations train',
  data_title: 'Who has which data',
  bots_title: 'Who the bots are',
  keys_title: 'Keys',
  keys: 'At the table: the letter of a federation opens it, 1 goes to the bid, 2 to Ready, ? opens this help. The arrow keys go along the federations and the sliders.',
  keys_on: 'Single keys do this',
};
