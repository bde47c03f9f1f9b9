// Bots: how many of each policy sit at the table; and who stands in, in turn.
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon';
import { useCatalogue, useExplain, useSay, useThings } from '../../wiring/catalogue';
import { isList, valueOf, type Json } from './document';
import { useEditor, useField } from './editor';
import { useWrong } from './fields';

const asTexts = (value: Json): readonly string[] =>
  isList(value) ? value.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))) : [];

/** With so many of one name: the last ones go, new ones come at the end, and everybody else keeps the place. */
export function withCount(names: readonly string[], name: string, count: number): string[] {
  const now = names.filter((one) => one === name).length;
  if (count >= now) return [...names, ...Array.from({ length: count - now }, () => name)];
  let away = now - count;
  return names
    .toReversed()
    .filter((one) => one !== name || --away < 0)
    .toReversed();
}

export function BotsField() {
  const { t } = useTranslation('arms');
  const field = useField('bots');
  const say = useSay();
  const explain = useExplain();
  const catalogue = useCatalogue();
  const { document, set, locked } = useEditor();
  const names = asTexts(valueOf(document, field));
  const { wrong } = useWrong('bots');
  const policies = catalogue?.bots ?? [];
  const unknown = names.filter((name) => !policies.some((bot) => bot.name === name));
  return (
    <fieldset className="field wide">
      <legend>{say(field.label)}</legend>
      <p className="field__hint">{t('seats.bots_help', { n: names.length })}</p>
      <div className="counts">
        {policies.map((bot) => {
          const told = explain(bot.words);
          const count = names.filter((name) => name === bot.name).length;
          const change = (next: number): void => {
            set('bots', withCount(names, bot.name, next));
          };
          return (
            <div key={bot.name} className="counts__row">
              <span>
                <b>{told.name}</b>
                <small>{told.short}</small>
              </span>
              <button
                type="button"
                className="button button--small"
                disabled={locked || count === 0}
                aria-label={t('seats.fewer', { name: told.name })}
                onClick={() => {
                  change(count - 1);
                }}
              >
                −
              </button>
              <span className="number" data-testid={`bots-${bot.name}`}>
                {count}
              </span>
              <button
                type="button"
                className="button button--small"
                disabled={locked}
                aria-label={t('seats.more', { name: told.name })}
                onClick={() => {
                  change(count + 1);
                }}
              >
                +
              </button>
            </div>
          );
        })}
      </div>
      {unknown.length > 0 && !locked && (
        <button
          type="button"
          className="button button--quiet add"
          data-path="bots"
          onClick={() => {
            set(
              'bots',
              names.filter((name) => !unknown.includes(name)),
            );
          }}
        >
          {t('seats.without_unknown', { names: unknown.join(', ') })}
        </button>
      )}
      {wrong !== null && <p className="field__wrong">{wrong}</p>}
    </fieldset>
  );
}

/** A list of policies, in their order. */
export function NamesField({ name }: { name: string }) {
  const { t } = useTranslation('arms');
  const field = useField(name);
  const say = useSay();
  const explain = useExplain();
  const catalogue = useCatalogue();
  const bots = useThings('bots');
  const { document, set, locked } = useEditor();
  const names = asTexts(valueOf(document, field));
  const { wrong } = useWrong(name);
  return (
    <fieldset className="field wide">
      <legend>{say(field.label)}</legend>
      <p className="field__hint">{say(field.help)}</p>
      <ol className="chips">
        {names.map((one, place) => (
          <li key={`${one}-${place}`} className="chip">
            {bots(one).name || one}
            <button
              type="button"
              className="remove"
              disabled={locked}
              data-path={`${name}.${place}`}
              aria-label={t('seats.remove', { name: bots(one).name || one })}
              onClick={() => {
                set(
                  name,
                  names.filter((_, other) => other !== place),
                );
              }}
            >
              <Icon name="cross" size={12} />
            </button>
          </li>
        ))}
        {!locked && (
          <li>
            <select
              className="input input--small"
              aria-label={t('seats.add')}
              data-path={name}
              value=""
              onChange={(event) => {
                set(name, [...names, event.target.value]);
              }}
            >
              <option value="" disabled>
                {t('seats.add')}
              </option>
              {catalogue?.bots.map((bot) => (
                <option key={bot.name} value={bot.name}>
                  {explain(bot.words).name}
                </option>
              ))}
            </select>
          </li>
        )}
      </ol>
      {wrong !== null && <p className="field__wrong">{wrong}</p>}
    </fieldset>
  );
}
