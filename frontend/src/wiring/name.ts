// The player's own name, remembered from game to game in this browser.
import { forGood } from './storage';
const STORED = 'fedgame.name';

export const keptName = (): string => forGood.get(STORED) ?? '';

export function keepName(name: string): void {
  forGood.set(STORED, name.trim());
}

// Beside the name: whether Ready goes on over steps that ask for nothing, or each of them waits for a press.
const PASSING = 'fedgame.passing';
const EACH = 'each';

export const keptGoingOn = (): boolean => forGood.get(PASSING) !== EACH;

export function keepGoingOn(goesOn: boolean): void {
  forGood.set(PASSING, goesOn ? 'on' : EACH);
}
