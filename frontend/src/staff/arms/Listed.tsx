// Endowments that are given and not drawn: a row for each of the first seats.
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon';
import { useSay } from '../../wiring/catalogue';
import { at, isList, isTable, problemsAt, type Json } from './document';
import { useEditor, useField } from './editor';
import { TypedInput, useWrong } from './fields';
import { useProblemWords } from './problems';
import { Remove } from './SchemeFields';

const PATH = 'treatment.endowment.listed';
const COLUMNS = ['quality', 'quantity', 'resources', 'money_cents'] as const;
const NEW = { quality: 0.8, quantity: 0.8, resources: 8, money_cents: 50_000 };

export function Listed() {
  const { t } = useTranslation('arms');
  const say = useSay();
  const field = useField(PATH);
  const { document, set, locked } = useEditor();
  const given = at(document, PATH);
  const rows = isList(given) ? given : [];
  const { wrong } = useWrong(PATH);
  return (
    <fieldset className="field wide">
      <legend>{say(field.label)}</legend>
      <p className="field__hint">{say(field.help)}</p>
      {rows.map((row, place) => (
        <Row key={`${place}-${rows.length}`} place={place} row={row} rows={rows} />
      ))}
      {!locked && (
        <button
          type="button"
          className="button button--quiet add"
          data-path={PATH}
          onClick={() => {
            set(PATH, [...rows, rows.at(-1) ?? NEW]);
          }}
        >
          <Icon name="plus" /> {t('listed.add')}
        </button>
      )}
      {wrong !== null && rows.length > 0 && <p className="field__wrong">{wrong}</p>}
    </fieldset>
  );
}

function Row({ place, row, rows }: { place: number; row: Json; rows: readonly Json[] }) {
  const { t } = useTranslation('arms');
  const say = useSay();
  const { set, locked, fields, problems } = useEditor();
  const words = useProblemWords();
  return (
    <div className="listed__row">
      <b>{t('listed.seat', { n: place + 1 })}</b>
      {COLUMNS.map((column) => {
        const path = `${PATH}.${place}.${column}`;
        const [problem] = problemsAt(problems, path);
        const told = fields.get(`${PATH}.${column}`);
        const label = told ? say(told.label) : column;
        return (
          <label key={column}>
            <span>{label}</span>
            <TypedInput
              bound={{ 'aria-invalid': problem ? true : undefined }}
              path={path}
              kind={column === 'money_cents' ? 'money' : 'number'}
              value={isTable(row) ? row[column] : undefined}
              {...(column === 'money_cents' ? { before: '$' } : {})}
              onChange={(next) => {
                set(path, next);
              }}
            />
            {problem && <span className="field__wrong">{words(problem)}</span>}
          </label>
        );
      })}
      <Remove
        label={t('listed.remove', { n: place + 1 })}
        disabled={locked}
        onPress={() => {
          const left = rows.filter((_, other) => other !== place);
          set(PATH, left.length > 0 ? left : undefined);
        }}
      />
    </div>
  );
}
