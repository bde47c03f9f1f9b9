// A player's own samples on the screen: pictures, and the cells of a table as they are in the researcher's file.
import { beforeAll, expect, test } from 'vitest';
import { renderToStaticMarkup } from 'react-dom/server';
import { SamplesStrip } from '../src/components/SamplesStrip';
import type { Samples } from '../src/generated/api';
import { startLanguages } from '../src/i18n';

beforeAll(() => startLanguages('en', ['first', 'game']));

const table: Samples = {
  task: 'csv:people.csv?target=ill',
  kind: 'table',
  width: 3,
  height: 1,
  feature_names: ['age', 'income', 'colour'],
  samples: [
    { features: [34, 1204.5, 'red'], label: 'yes', true_label: 'no', doubtful: true },
    { features: [null, 0.25, null], label: 'no', true_label: 'no', doubtful: false },
  ],
};

function rows(samples: Samples): string[][] {
  const html = renderToStaticMarkup(<SamplesStrip answer={{ samples, quality: 1, quantity: 1 }} total={2} />);
  const [, ...found] = html.split('<tr>');
  return found.map((row) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map((cell) => (cell[1] ?? '').replace(/<[^>]+>/g, '')),
  );
}

test('a table shows the label first, then its numbers, its words and what is missing', () => {
  expect(rows(table)).toEqual([
    ['Label', 'age', 'income', 'colour'],
    ['yes is no', '34', '1,204.50', 'red'],
    ['no', 'missing', '0.25', 'missing'],
  ]);
});
