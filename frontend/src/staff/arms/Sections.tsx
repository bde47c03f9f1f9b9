// The other parts of the form. A closed one is one line of its values.
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon';
import { useCatalogue, useExplain, useSay } from '../../wiring/catalogue';
import { sectionOf, valueOf, type Section } from './document';
import { useEditor, useField } from './editor';
import { KeyField, Labelled, SelectBox } from './fields';
import { BotsField, NamesField } from './NamesField';
import { TaskField } from './DataFile';
import { Listed } from './Listed';
import { useClosedLine } from './closedLine';

export const SECTIONS: readonly Exclude<Section, 'federations'>[] = [
  'about',
  'market',
  'clock',
  'endowment',
  'costs',
  'training',
  'visibility',
  'seats',
];

export function useSectionName(): (section: Section) => string {
  const { form } = useEditor();
  const say = useSay();
  return (section) => {
    const found = form.sections.find((one) => one.name === section);
    return found ? say(found.words) : '';
  };
}

/** How many things in a section are to be put right. */
export function useWrongIn(): (section: Section) => number {
  const { form, problems } = useEditor();
  return (section) => problems.filter((one) => sectionOf(form, one.path) === section).length;
}

export function SectionCard({ section }: { section: Exclude<Section, 'federations'> }) {
  const { t } = useTranslation('arms');
  const { open, toggle } = useEditor();
  const name = useSectionName()(section);
  const wrong = useWrongIn()(section);
  const line = useClosedLine()(section);
  const isOpen = open.has(section);
  return (
    <section className="section" id={`section-${section}`} aria-label={name}>
      <h2>
        <button
          type="button"
          className="closed"
          aria-expanded={isOpen}
          data-testid={`section-${section}`}
          onClick={() => {
            toggle(section);
          }}
        >
          <b>{name}</b>
          <span className="closed__line muted">{isOpen ? '' : line}</span>
          {wrong > 0 && (
            <span className="outline__note--bad">
              <Icon name="cross" /> {wrong}
              <span className="hidden">{t('outline.to_put_right')}</span>
            </span>
          )}
          <Icon name="chevron" />
        </button>
      </h2>
      {isOpen && (
        <div className="section__fields">
          <Fields section={section} />
        </div>
      )}
    </section>
  );
}

function Fields({ section }: { section: Section }) {
  const { form } = useEditor();
  const keys = form.fields.filter((field) => field.section === section);
  return keys.map((field) => {
    if (field.key.startsWith('treatment.endowment.listed.')) return null;
    if (field.key === 'bots') return <BotsField key={field.key} />;
    if (field.kind === 'names') return <NamesField key={field.key} name={field.key} />;
    if (field.kind === 'entries') return <Listed key={field.key} />;
    if (field.registry === 'tasks') return <TaskField key={field.key} />;
    if (field.registry !== null) return <RegistryField key={field.key} name={field.key} />;
    return <KeyField key={field.key} name={field.key} />;
  });
}

/** A name of a registry, in words. */
function RegistryField({ name }: { name: string }) {
  const field = useField(name);
  const say = useSay();
  const explain = useExplain();
  const catalogue = useCatalogue();
  const { document, set } = useEditor();
  const chosen = valueOf(document, field);
  const kind = field.registry;
  const things = kind === null || kind === 'bots' ? [] : (catalogue?.[kind] ?? []);
  const told = things.find((thing) => thing.name === chosen);
  return (
    <Labelled path={name} label={say(field.label)} help={told ? explain(told.words).short : say(field.help)}>
      {(bound) => (
        <SelectBox
          bound={bound}
          path={name}
          value={typeof chosen === 'string' ? chosen : ''}
          options={things.map((thing) => ({ value: thing.name, label: explain(thing.words).name }))}
          onChange={(next) => {
            set(name, next);
          }}
        />
      )}
    </Labelled>
  );
}
