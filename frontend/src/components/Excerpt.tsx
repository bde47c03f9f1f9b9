// A list that may be long: its head and the own rows, and a button for the rest.
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { excerpt } from '../state/excerpt';

interface Shown<Row> {
  readonly rows: readonly Row[];
  /** The button that shows all of a long list, or its head again; null for a short one. */
  readonly more: ReactNode;
}

export function useExcerpt<Row>(all: readonly Row[], own: (row: Row) => boolean): Shown<Row> {
  const { t } = useTranslation();
  const [whole, setWhole] = useState(false);
  const short = excerpt(all, own);
  const more = short.length < all.length && (
    <button
      type="button"
      className="button button--quiet more"
      aria-expanded={whole}
      onClick={() => {
        setWhole(!whole);
      }}
    >
      {whole ? t('list.fewer') : t('list.all', { n: all.length })}
    </button>
  );
  return { rows: whole ? all : short, more: more === false ? null : more };
}
