// How something stands, in a word: grey waits or is over, green runs, amber asks for a person, red is gone or wrong.
import type { ReactNode } from 'react';

export type Tone = 'plain' | 'good' | 'warn' | 'bad';

export function Pill({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={tone === 'plain' ? 'pill' : `pill pill--${tone}`}>{children}</span>;
}
