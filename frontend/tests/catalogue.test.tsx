// @vitest-environment happy-dom
// What things are called comes from the server, in the language of the page; before it is there, nothing is said.
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { renderToStaticMarkup } from 'react-dom/server';
import { FederationRow } from '../src/components/FederationRow';
import { FederationList } from '../src/components/FederationList';
import { Help } from '../src/components/Help';
import { SchemePicture } from '../src/components/SchemePicture';
import { setLanguage, startLanguages } from '../src/i18n';
import { loadCatalogue, setCatalogue } from '../src/wiring/catalogue';
import { catalogue, federation, recordedView, withView } from './views';

beforeAll(() => startLanguages('en', ['first', 'game']));
beforeEach(async () => {
  await setLanguage('en');
  setCatalogue(catalogue);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const nothing = (): void => undefined;
const row = (): string =>
  renderToStaticMarkup(
    <FederationRow
      federation={federation(1, { scheme: 'shapley' })}
      run={null}
      perTurn={recordedView.view.rules.ticks_per_turn}
      guess={recordedView.view.rules.market.baseline}
      selected={false}
      expanded
      opened={recordedView}
      onToggle={nothing}
    />,
  );

test('a federation says how it shares in the language of the page', async () => {
  expect(row()).toContain('Shapley value');
  expect(row()).toContain('What you add is averaged.');
  await setLanguage('zh');
  expect(row()).toContain('沙普利值');
  expect(row()).toContain('对你带来的提升取平均。');
});

test('before the catalogue is there, and for a name that it lacks, no id is shown', () => {
  setCatalogue(null);
  expect(row()).not.toContain('shapley');
  setCatalogue({ ...catalogue, schemes: [] });
  expect(row()).not.toContain('shapley');
});

test('the picture is the one that the server has, and says what it shows', () => {
  const picture = renderToStaticMarkup(<SchemePicture scheme="shapley" />);
  expect(picture).toContain('aria-label="You on top"');
  expect(picture.match(/<rect/g)).toHaveLength(2);
  expect(picture).toContain('scheme-picture__you');
});

test('the task is called by its words, a file by its name', async () => {
  const file = { en: 'people.csv', zh: 'people.csv' };
  const short = { en: 'Predict “ill”.', zh: '预测“ill”。' };
  const shown = (message: typeof recordedView): string =>
    renderToStaticMarkup(
      <FederationList
        message={message}
        runs={{}}
        selected={1}
        expanded={null}
        onSelect={nothing}
        onToggle={nothing}
      />,
    );
  expect(shown(recordedView)).toContain('Task: Handwritten digits.');
  const own = withView({}, { task: { name: file, short, long: short } });
  expect(shown(own)).toContain('Task: people.csv. Predict “ill”.');
  await setLanguage('zh');
  expect(shown(own)).toContain('任务：people.csv。预测“ill”。');
});

test('the help lists the schemes and bots of this server', () => {
  const help = renderToStaticMarkup(<Help open onClose={nothing} />);
  expect(help).toContain('Shapley value');
  expect(help).toContain('It brings as little as it can.');
});

test('a server that does not answer is asked again', async () => {
  vi.useFakeTimers();
  setCatalogue(null);
  const answers = [
    () => Promise.reject(new TypeError('down')),
    () => Promise.resolve(new Response(JSON.stringify(catalogue))),
  ];
  const fetched = vi.fn(() => answers.shift()?.() ?? Promise.reject(new TypeError('asked too often')));
  vi.stubGlobal('fetch', fetched);
  const loading = loadCatalogue(10);
  await vi.advanceTimersByTimeAsync(20);
  await loading;
  expect(fetched).toHaveBeenCalledTimes(2);
  expect(row()).toContain('Shapley value');
});
