// The parts of the form at its left: where one is, and how many things are to be put right in each.
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon';
import { federationsOf, isList, valueOf, type Section } from './document';
import { useEditor } from './editor';
import { SECTIONS, useSectionName, useWrongIn } from './Sections';

const ALL: readonly Section[] = ['federations', ...SECTIONS];

export function Outline() {
  const { t } = useTranslation('arms');
  const { open, jump, document, fields } = useEditor();
  const name = useSectionName();
  const wrong = useWrongIn();
  const value = (key: string): unknown => {
    const field = fields.get(key);
    return field && valueOf(document, field);
  };
  const [persons, bots, turns] = [value('persons'), value('bots'), value('treatment.turns')];
  const seats =
    (typeof persons === 'number' ? persons : 0) + (isList(bots as never) ? (bots as []).length : 0);
  return (
    <nav className="outline" aria-label={t('outline.title')}>
      {ALL.map((section) => (
        <button
          key={section}
          type="button"
          className="outline__part"
          aria-current={section === 'federations' || open.has(section) ? 'true' : undefined}
          onClick={() => {
            jump(section === 'federations' ? 'federations' : `#${section}`);
          }}
        >
          {name(section)}
          {wrong(section) > 0 && (
            <span className="outline__note--bad">
              <Icon name="cross" /> {wrong(section)}
              <span className="hidden">{t('outline.to_put_right')}</span>
            </span>
          )}
        </button>
      ))}
      <p className="outline__foot muted">
        {t('outline.foot', {
          seats,
          federations: federationsOf(document).length,
          turns: typeof turns === 'number' ? turns : '?',
        })}
      </p>
    </nav>
  );
}
