// A game seen again, in a file of its own: it brings the player's table along.
export { ReplayPage as default } from './ReplayPage';
