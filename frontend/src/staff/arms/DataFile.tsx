// What is learned: a data set that is shipped, or a file of one's own. The file is handed in, its columns are given their
// parts, and what became of each is told beside it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { DataRead, ReadData } from '../../generated/api';
import { ProblemNote } from '../../components/ProblemNote';
import { useCatalogue, useExplain, useSay } from '../../wiring/catalogue';
import { DataTable } from '../parts/DataTable';
import { Field } from '../parts/Field';
import { isFile, readingOf } from './address';
import { valueOf } from './document';
import { useEditor, useField } from './editor';
import { Labelled, SelectBox } from './fields';
import { handInData, readData } from './http';

const PATH = 'treatment.training.task';
const OWN = 'own-file';
const MOST_BYTES = 5 * 1024 * 1024;

export function TaskField() {
  const { t } = useTranslation('arms');
  const field = useField(PATH);
  const say = useSay();
  const explain = useExplain();
  const catalogue = useCatalogue();
  const { document, set, locked } = useEditor();
  const chosen = valueOf(document, field);
  const task = typeof chosen === 'string' ? chosen : '';
  const [own, setOwn] = useState(false);
  const shown = own || isFile(task);
  const told = catalogue?.tasks.find((one) => one.name === task);
  return (
    <>
      <Labelled
        path={PATH}
        label={say(field.label)}
        help={told && !shown ? explain(told.words).short : say(field.help)}
      >
        {(bound) => (
          <SelectBox
            bound={bound}
            path={PATH}
            value={shown ? OWN : task}
            options={[
              ...(catalogue?.tasks ?? []).map((one) => ({ value: one.name, label: explain(one.words).name })),
              { value: OWN, label: t('data.own') },
            ]}
            onChange={(next) => {
              setOwn(next === OWN);
              if (next !== OWN) set(PATH, next);
            }}
          />
        )}
      </Labelled>
      {shown && (
        <OwnFile
          key={isFile(task) ? 'there' : 'new'}
          first={readingOf(task)}
          locked={locked}
          onTask={(next) => {
            set(PATH, next);
          }}
        />
      )}
    </>
  );
}

interface Props {
  first: ReadData | null;
  locked: boolean;
  onTask: (task: string) => void;
}

function OwnFile({ first, locked, onTask }: Props) {
  const { t } = useTranslation('arms');
  const [reading, setReading] = useState(first);
  const [large, setLarge] = useState('');
  const handIn = useMutation({
    mutationFn: handInData,
    onSuccess: (read) => {
      setReading({ name: read.name, digest: read.digest, target: null });
    },
  });
  const report = useQuery({
    queryKey: ['data-report', reading],
    queryFn: () => (reading === null ? Promise.reject(new Error('nothing to read')) : readData(reading)),
    enabled: reading !== null,
    staleTime: Infinity,
    retry: false,
    placeholderData: (before) => before,
  });
  const read = reading === null ? undefined : report.data;
  const choose = (next: ReadData): void => {
    setReading(next);
    // The arm follows as soon as the file makes a task so.
    readData(next).then(
      (answer) => {
        if (answer.task !== null) onTask(answer.task);
      },
      () => undefined,
    );
  };
  return (
    <div className="wide own-file">
      {!locked && (
        <label className="button file">
          <input
            type="file"
            className="hidden"
            accept=".csv,.tsv,.txt,text/csv"
            data-testid="data-file"
            onChange={(event) => {
              const file = event.target.files?.[0];
              setLarge(file && file.size > MOST_BYTES ? file.name : '');
              if (file && file.size <= MOST_BYTES) handIn.mutate(file);
            }}
          />
          {t(reading === null ? 'data.choose' : 'data.another')}
        </label>
      )}
      <span className="muted small">{reading === null ? t('data.say') : reading.name}</span>
      {large !== '' && <p className="bad small">{t('data.large', { name: large })}</p>}
      <ProblemNote problem={handIn.error ?? report.error ?? null} />
      {reading !== null && read && (
        <Columns reading={reading} read={read} locked={locked} onChange={choose} />
      )}
      {read && <Report read={read} />}
    </div>
  );
}

interface ColumnsProps {
  reading: ReadData;
  read: DataRead;
  locked: boolean;
  onChange: (reading: ReadData) => void;
}

function Columns({ reading, read, locked, onChange }: ColumnsProps) {
  const { t } = useTranslation('arms');
  const column = (key: 'target' | 'party', none: string) => (
    <Field label={t(`data.${key}`)} help={t(`data.${key}_help`)}>
      {(bound) => (
        <select
          {...bound}
          className="input"
          data-testid={`data-${key}`}
          disabled={locked}
          value={reading[key] ?? ''}
          onChange={(event) => {
            const value = event.target.value === '' ? null : event.target.value;
            onChange({
              ...reading,
              [key]: value,
              ignore: (reading.ignore ?? []).filter((one) => one !== value),
            });
          }}
        >
          <option value="">{none}</option>
          {read.columns.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  return (
    <>
      {read.columns.length > 0 && (
        <div className="grid2">
          {column('target', t('data.choose_column'))}
          {column('party', t('data.no_party'))}
        </div>
      )}
      <details className="settings" open={read.columns.length === 0 || undefined}>
        <summary>{t('data.how')}</summary>
        <div className="settings__fields">
          <Choice
            name="delimiter"
            options={[',', ';', 'tab']}
            reading={reading}
            locked={locked}
            onChange={onChange}
          />
          <Choice name="decimal" options={['.', ',']} reading={reading} locked={locked} onChange={onChange} />
          <Choice
            name="header"
            options={['yes', 'no']}
            reading={reading}
            locked={locked}
            onChange={onChange}
          />
          <Choice
            name="encoding"
            options={['utf-8', 'utf-16', 'windows-1252', 'latin-1', 'gb18030', 'big5', 'shift-jis', 'euc-kr']}
            reading={reading}
            locked={locked}
            onChange={onChange}
          />
        </div>
        <fieldset className="field">
          <legend>{t('data.ignore')}</legend>
          <div className="checks">
            {read.columns
              .filter((name) => name !== reading.target && name !== reading.party)
              .map((name) => (
                <label key={name}>
                  <input
                    type="checkbox"
                    disabled={locked}
                    checked={reading.ignore?.includes(name) ?? false}
                    onChange={(event) => {
                      const others = (reading.ignore ?? []).filter((one) => one !== name);
                      onChange({ ...reading, ignore: event.target.checked ? [...others, name] : others });
                    }}
                  />{' '}
                  {name}
                </label>
              ))}
          </div>
        </fieldset>
      </details>
    </>
  );
}

interface ChoiceProps extends Omit<ColumnsProps, 'read'> {
  name: 'delimiter' | 'decimal' | 'header' | 'encoding';
  options: readonly string[];
}

function Choice({ name, options, reading, locked, onChange }: ChoiceProps) {
  const { t } = useTranslation('arms');
  return (
    <Field label={t(`data.${name}`)}>
      {(bound) => (
        <select
          {...bound}
          className="input"
          disabled={locked}
          value={reading[name] ?? ''}
          onChange={(event) => {
            onChange({
              ...reading,
              [name]: event.target.value === '' ? null : event.target.value,
            });
          }}
        >
          <option value="">{t('data.found_out')}</option>
          {options.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Report({ read }: { read: DataRead }) {
  const { t } = useTranslation('arms');
  return (
    <>
      {read.problem !== null && <p className="bad small">{read.problem}</p>}
      {read.task !== null && (
        <>
          <p className="small">{t('data.rows', { rows: read.rows, classes: read.classes })}</p>
          <DataTable
            label={t('data.fates')}
            first={12}
            testid="data-fates"
            rows={read.fates}
            rowKey={(fate) => fate.name}
            columns={[
              { key: 'name', title: t('data.column'), cell: (fate) => fate.name },
              { key: 'role', title: t('data.role'), cell: (fate) => t(`data.role_${roleOf(fate.role)}`) },
              { key: 'missing', title: t('data.missing'), number: true, cell: (fate) => fate.missing },
              { key: 'features', title: t('data.features'), number: true, cell: (fate) => fate.features },
              { key: 'note', title: t('data.note'), cell: (fate) => fate.note },
            ]}
          />
          {read.remarks.map((remark) => (
            <p key={remark} className="muted small">
              {remark}
            </p>
          ))}
        </>
      )}
    </>
  );
}

const roleOf = (role: DataRead['fates'][number]['role']) => (role === 'left out' ? 'left_out' : role);
