// The player's own name, remembered from game to game in this browser.
const STORED = 'fedgame.name';

export const keptName = (): string => localStorage.getItem(STORED) ?? '';

export function keepName(name: string): void {
  localStorage.setItem(STORED, name.trim());
}
