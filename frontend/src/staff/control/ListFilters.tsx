// What of the list is shown and how: a search, the states with how many are in each, groups, order.
import { memo, type RefObject } from 'react';
import { Icon } from '../../components/Icon';
import { Segments } from '../../components/Segments';
import type { ControlState } from '../../generated/wire';
import { countsOf, FILTERS, GROUPINGS, SORTS, type Filter } from './model/arrange';
import { useWords } from './say';
import type { List } from './useList';

interface Props {
  state: ControlState;
  list: List;
  search: RefObject<HTMLInputElement | null>;
  onKeys: () => void;
}

export function ListFilters({ state, list, search, onKeys }: Props) {
  const t = useWords();
  const counts = countsOf(state.people);
  return (
    <div className="filters" role="search">
      <div className="filters__search">
        <Icon name="search" />
        <input
          ref={search}
          type="search"
          className="input"
          data-testid="search"
          aria-label={t('list.search_label')}
          placeholder={t('list.search')}
          value={list.view.search}
          onChange={(event) => {
            list.look({ search: event.target.value });
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
      </div>
      <FilterChoice filter={list.view.filter} {...counts} onFilter={list.filter} />
      <label>
        {t('list.group_by')}
        <select
          data-testid="group-by"
          value={list.view.grouping}
          onChange={(event) => {
            const grouping = GROUPINGS.find((one) => one === event.target.value);
            if (grouping) list.look({ grouping });
          }}
        >
          {GROUPINGS.map((one) => (
            <option key={one} value={one}>
              {t(`list.by.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('list.sort_by')}
        <select
          data-testid="sort-by"
          value={list.view.sort}
          onChange={(event) => {
            const sort = SORTS.find((one) => one === event.target.value);
            if (sort) list.look({ sort });
          }}
        >
          {SORTS.map((one) => (
            <option key={one} value={one}>
              {t(`list.sorted.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {list.outdated && (
        <button
          type="button"
          className="button button--small"
          title={t('list.again_say')}
          data-testid="sort-again"
          onClick={list.sortAgain}
        >
          {t('list.again')}
        </button>
      )}
      <button type="button" className="plainlink filters__keys" data-testid="keys" onClick={onKeys}>
        {t('list.keys')}
      </button>
    </div>
  );
}

type ChoiceProps = Record<Filter, number> & { filter: Filter; onFilter: (filter: Filter) => void };

const FilterChoice = memo(function FilterChoice({ filter, onFilter, ...counts }: ChoiceProps) {
  const t = useWords();
  return (
    <Segments
      label={t('list.filter')}
      value={filter}
      segments={FILTERS.map((one) => ({
        value: one,
        words: t(`list.${one}`, { n: counts[one] }),
        testid: `filter-${one}`,
      }))}
      onChoose={onFilter}
    />
  );
});
