// Who else may read an experiment: accounts by their names, added and taken out one at a time.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../components/ProblemNote';
import { fetchReaders, saveReaders } from './http';

export function Readers({ id }: { id: string }) {
  const { t } = useTranslation('staff');
  const client = useQueryClient();
  const key = ['readers', id] as const;
  const [name, setName] = useState('');
  const readers = useQuery({ queryKey: key, queryFn: () => fetchReaders(id), gcTime: 0 });
  const save = useMutation({
    mutationFn: (names: string[]) => saveReaders(id, names),
    onSuccess: (now) => {
      client.setQueryData(key, now);
      setName('');
    },
  });
  const names = (readers.data ?? []).map((one) => one.name);
  const wanted = name.trim();
  return (
    <section className="card card--stack" aria-label={t('experiments.readers')}>
      <h2>{t('experiments.readers')}</h2>
      <p className="muted">{t('experiments.readers_say')}</p>
      <ProblemNote problem={save.error ?? readers.error} />
      {names.length > 0 && (
        <ul className="readers">
          {(readers.data ?? []).map((one) => (
            <li key={one.name}>
              <b>{one.name}</b>
              <span className="muted">{t(`roles.${one.role}`)}</span>
              <button
                type="button"
                className="button button--quiet"
                aria-label={t('experiments.reader_out', { name: one.name })}
                disabled={save.isPending}
                onClick={() => {
                  save.mutate(names.filter((other) => other !== one.name));
                }}
              >
                {t('experiments.reader_remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        className="readers__add"
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted !== '') save.mutate([...names, wanted]);
        }}
      >
        <input
          className="input"
          aria-label={t('experiments.reader_name')}
          placeholder={t('experiments.reader_name')}
          autoComplete="off"
          maxLength={100}
          data-testid="reader-name"
          value={name}
          onChange={(event) => {
            setName(event.target.value);
          }}
        />
        <button
          type="submit"
          className="button"
          data-testid="reader-add"
          disabled={wanted === '' || save.isPending || !readers.isSuccess}
        >
          {t('experiments.reader_add')}
        </button>
      </form>
    </section>
  );
}
