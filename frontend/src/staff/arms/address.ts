// The address of an own file as it stands in an arm, csv:NAME?target=COLUMN&digest=…, taken apart into how the file is read.
import type { ReadData } from '../../generated/api';

const MANY = ['category', 'ignore', 'missing', 'value', 'alike', 'apart'] as const;

export const isFile = (task: string): boolean => task.startsWith('csv:');

/** How the file of a task is read; null for a task that is no uploaded file. */
export function readingOf(task: string): ReadData | null {
  if (!isFile(task)) return null;
  const [name = '', query = ''] = task.slice('csv:'.length).split('?');
  const pairs = query.split('&').map((part) => {
    const [key = '', ...rest] = part.split('=');
    return [key, decoded(rest.join('='))] as const;
  });
  const one = (key: string): string | null => pairs.find(([known]) => known === key)?.[1] ?? null;
  const digest = one('digest');
  if (digest === null) return null;
  const listed = Object.fromEntries(
    MANY.map((key) => [key, pairs.filter(([known]) => known === key).map(([, value]) => value)]),
  );
  return {
    name: decoded(name),
    digest,
    target: one('target'),
    party: one('party'),
    delimiter: among([',', ';', 'tab'], one('delimiter')),
    decimal: among(['.', ','], one('decimal')),
    header: among(['yes', 'no'], one('header')),
    encoding: one('encoding'),
    ...listed,
  };
}

/** The value if it is one of these. */
const among = <Option extends string>(options: readonly Option[], value: string | null): Option | null =>
  options.find((option) => option === value) ?? null;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
