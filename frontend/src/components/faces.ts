// The faces that players can show each other, each with its icon.
import type { Reaction } from '../state/rivals';
import type { Icon } from './Icon';

export const FACES = {
  applause: 'clap',
  thinking: 'thinking',
  surprise: 'surprise',
  hurry: 'clock',
  thanks: 'heart',
  laugh: 'laugh',
} as const satisfies Record<Reaction, Parameters<typeof Icon>[0]['name']>;
