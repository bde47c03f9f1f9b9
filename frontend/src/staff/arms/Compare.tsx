// This arm beside another one, key by key; and the choice of that other one.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import type { ArmsCompared, Difference } from '../../generated/api';
import { currentLanguage } from '../../i18n';
import { money } from '../../format';
import { listScenarios } from '../../net/http';
import { useCatalogue, useExplain, useSay } from '../../wiring/catalogue';
import { federationsOf, isList, isTable, leavesOf, textAt, written, type Json, type Table } from './document';
import { useEditor } from './editor';
import { useArms } from './requests';
import { settingAt } from './settings';
import { writeTyped } from './typed';

/** Every arm that one may see, and every game on offer, by what the server calls it in a comparison. */
export function useOthers(own: string): readonly { value: string; label: string }[] {
  const { t } = useTranslation('arms');
  const arms = useArms();
  const scenarios = useQuery({ queryKey: ['scenarios'], queryFn: listScenarios });
  const chinese = currentLanguage() === 'zh';
  const ownArms = (arms.data?.arms ?? [])
    .filter((arm) => arm.id !== own)
    .map((arm) => ({ value: arm.id, label: (chinese ? arm.title_zh : arm.title) || t('list.untitled') }));
  const shipped = (scenarios.data ?? [])
    .filter((one) => !arms.data?.arms.some((arm) => arm.id === one.name))
    .map((one) => ({
      value: `scenario:${one.name}`,
      label: t('compare.shipped', { name: chinese ? one.title_zh : one.title }),
    }));
  return [...ownArms, ...shipped];
}

export function OtherChoice({
  value,
  own,
  onChange,
}: {
  value: string;
  own: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation('arms');
  const others = useOthers(own);
  return (
    <select
      className="input input--small compare__choice"
      aria-label={t('compare.with')}
      data-testid="compare-with"
      value={value}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    >
      <option value="">{t('compare.none')}</option>
      {others.map((other) => (
        <option key={other.value} value={other.value}>
          {other.label}
        </option>
      ))}
    </select>
  );
}

/** What differs, in one sentence while it is little. */
export function useDifferenceLine(): (compared: ArmsCompared) => string {
  const { t } = useTranslation('arms');
  const name = useKeyName();
  return (compared) => {
    const other = currentLanguage() === 'zh' ? compared.left_zh : compared.left;
    const found = compared.differences.filter((one) => !follows(one, compared.differences));
    const [first] = found;
    if (!first) return t('compare.same', { other });
    if (found.length > 1) return t('compare.many', { other, n: found.length });
    return t('compare.one', { other, what: name(first) });
  };
}

/** Another scheme has other parameters: that is one difference and not two. */
const follows = (one: Difference, all: readonly Difference[]): boolean =>
  one.key === 'federations.scheme_parameters' &&
  all.some((other) => other.key === 'federations.scheme' && other.federation === one.federation);

/** What a difference is about: the key in words, and the federation. */
function useKeyName(): (difference: Difference) => string {
  const { t } = useTranslation('arms');
  const { fields } = useEditor();
  const say = useSay();
  return ({ key, federation, left, right }) => {
    if (key === 'federations') {
      if (federation === null) return t('compare.order');
      return t(left === null ? 'compare.added' : right === null ? 'compare.removed' : 'compare.order', {
        name: federation,
      });
    }
    const field = fields.get(key);
    const what = field ? say(field.label) : key;
    return federation === null ? what : t('compare.of', { what, name: federation });
  };
}

export function Differences({ compared }: { compared: ArmsCompared }) {
  const { t } = useTranslation('arms');
  const name = useKeyName();
  const show = useShown();
  const chinese = currentLanguage() === 'zh';
  const shown = compared.differences.filter((one) => !follows(one, compared.differences));
  if (shown.length === 0) return null;
  return (
    <div className="card scroll">
      <table className="table table--tight differences" data-testid="differences">
        <thead>
          <tr>
            <th scope="col">{t('compare.key')}</th>
            <th scope="col" className="table__words">
              {chinese ? compared.left_zh : compared.left}
            </th>
            <th scope="col" className="table__words">
              {chinese ? compared.right_zh : compared.right}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={one.path}>
              <th scope="row">
                {name(one)}
                {one.key !== 'federations' && <code className="differences__key">{one.path}</code>}
              </th>
              <td className="table__words">{show(one, one.left as Json, one.right as Json)}</td>
              <td className="table__words">{show(one, one.right as Json, one.left as Json)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A value as the form has it: money as money, names in words; of a table or a list of rows, what differs, each with its words. */
function useShown(): (difference: Difference, value: Json, other: Json) => ReactNode {
  const { t } = useTranslation('arms');
  const { fields } = useEditor();
  const say = useSay();
  const explain = useExplain();
  const catalogue = useCatalogue();
  const leaf = useLeaf();
  return (difference, value, other) => {
    const field = fields.get(difference.key);
    const one = (inner: Json): string => {
      if (typeof inner === 'number' && field?.kind === 'money') return money(inner);
      if (typeof inner === 'string') {
        const thing = field?.registry && catalogue?.[field.registry].find(({ name }) => name === inner);
        const choice = field?.choices.find(({ name }) => name === inner);
        return thing ? explain(thing.words).name : choice ? say(choice.words) : inner;
      }
      return writeTyped('number', inner);
    };
    if (value === null) return '–';
    if (isTable(value) || (isList(value) && value.some(isTable))) {
      const beside = new Map(leavesOf(other));
      const told = leavesOf(value).filter(([path, inner]) => beside.get(path) !== inner);
      if (told.length === 0) return t('compare.nothing');
      return (
        <ul className="differences__inner">
          {told.map(([path, inner]) => (
            <li key={path}>
              {leaf(difference, path, inner, value)} <code className="differences__key">{path}</code>
            </li>
          ))}
        </ul>
      );
    }
    return isList(value) ? value.map(one).join(', ') || t('compare.nothing') : one(value);
  };
}

/** One value within a table or a list of rows: what it is called in the form, and the value in words. */
function useLeaf(): (difference: Difference, path: string, leaf: Json, whole: Json) => string {
  const { t } = useTranslation('arms');
  const { document, fields } = useEditor();
  const say = useSay();
  const explain = useExplain();
  const schemes = useCatalogue()?.schemes ?? [];
  const place = (n: string): string => t('compare.place', { n });
  return ({ key, federation }, path, leaf, whole) => {
    if (key !== 'federations.scheme_parameters' || !isTable(whole)) {
      const [row = '', ...inner] = path.split('.');
      const field = fields.get([key, ...inner].join('.'));
      return `${[place(row), field ? say(field.label) : inner.join('.')].join(', ')}: ${written(leaf)}`;
    }
    const own = federationsOf(document).find((one) => isTable(one) && one['name'] === federation);
    const scheme = isTable(own ?? null) ? textAt(own as Table, 'scheme') : '';
    const setting = settingAt({ schemes, say, place, scheme: t('scheme.choose') }, scheme, path, whole);
    const choice = setting.spec?.choices.find(({ name }) => name === leaf);
    const chosen = setting.isScheme ? schemes.find(({ name }) => name === leaf) : undefined;
    const value = chosen
      ? explain(chosen.words).name
      : choice
        ? say(choice.words)
        : typeof leaf === 'boolean'
          ? t(leaf ? 'compare.on' : 'compare.off')
          : written(leaf);
    return `${setting.names.join(', ')}: ${value}`;
  };
}
