// Long lists: forty players must not push everything else off the screen, and nobody is left without the own row.
import { beforeAll, describe, expect, test } from 'vitest';
import { renderToStaticMarkup } from 'react-dom/server';
import { FederationDetail } from '../src/components/FederationDetail';
import { PayoutCard } from '../src/components/PayoutCard';
import type { PayoutView } from '../src/generated/wire';
import { startLanguages } from '../src/i18n';
import { excerpt } from '../src/state/excerpt';
import { federation, recordedView } from './views';

beforeAll(() => startLanguages('en', ['first', 'game']));

const OWN = recordedView.view.you.player;
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
/** Forty players, the own one last. */
const players = [...upTo(41).filter((player) => player !== OWN), OWN].slice(-40);

test('a long list is its first ten rows and the own one; one that is hardly longer is left whole', () => {
  expect(excerpt(upTo(12), () => false)).toEqual(upTo(12));
  expect(excerpt(upTo(13), () => false)).toEqual(upTo(10));
  expect(excerpt(upTo(40), (row) => row === 33)).toEqual([...upTo(10), 33]);
});

describe('of forty', () => {
  const items = (html: string, name: string): string[] => {
    const list = new RegExp(`<ul[^>]*data-testid="${name}"[^>]*>(.*?)</ul>`).exec(html)?.[1] ?? '';
    return [...list.matchAll(/<li[^>]*>(.*?)<\/li>/g)].map((item) => item[1] ?? '');
  };

  test('members ten and the own one are listed, and a button shows all', () => {
    const members = players.map((player) => ({ player, quality: 0.5, quantity: 0.5, resources: 1 }));
    const html = renderToStaticMarkup(
      <FederationDetail federation={federation(1, { members, members_count: 40 })} message={recordedView} />,
    );
    expect(items(html, 'members')).toHaveLength(11);
    expect(items(html, 'members').at(-1)).toContain('(you)');
    expect(html).toMatch(/<button[^>]*aria-expanded="false"[^>]*>Show all 40</);
  });

  const [paid] = recordedView.view.payouts;
  if (!paid) throw new Error('the recorded game has a payout');
  const split = (named: boolean): string => {
    const weights: PayoutView['weights'] = players.map((player) => ({
      player: named || player === OWN ? player : null,
      place: player,
      share: 0.025,
      share_stderr: null,
    }));
    return renderToStaticMarkup(<PayoutCard payout={{ ...paid, weights }} message={recordedView} />);
  };

  test('parts of a payout ten and the own one are listed, and a button shows all', () => {
    expect(items(split(true), 'weights')).toHaveLength(11);
    expect(items(split(true), 'weights').at(-1)).toContain('you: 2.5%');
    expect(split(true)).toMatch(/<button[^>]*>Show all 40</);
  });

  test('nameless parts the list says that it goes on', () => {
    const [own, others] = items(split(false), 'weights');
    expect(own).toContain('you: 2.5%');
    expect(others?.match(/2\.5%/g)).toHaveLength(10);
    expect(others).toMatch(/…$/);
  });
});
