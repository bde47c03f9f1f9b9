// The stages of an experiment: in order at the left, the chosen one as a form, and beside it what a participant will see.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StageKinds } from '../../generated/api';
import { Icon } from '../../components/Icon';
import { ProblemNote } from '../../components/ProblemNote';
import { currentLanguage } from '../../i18n';
import { asView, StageView } from '../../people/stages/StageView';
import { useRested } from '../../wiring/hooks';
import { Confirm } from '../parts/Confirm';
import { DraftPage } from './DraftPage';
import { Small } from './form/ListField';
import { DocumentFields } from './form/SchemaForm';
import { moved, valueAt, type JsonObject, type JsonValue } from './form/path';
import { blank, type Forms } from './form/schema';
import { previewStage } from './http';
import type { Draft } from './useDraft';

export function Stages({ id }: { id: string }) {
  const { t } = useTranslation('staff');
  return (
    <DraftPage id={id} part="stages" say={t('experiments.stages_say')}>
      {(draft, kinds) => <Editor draft={draft} kinds={kinds} />}
    </DraftPage>
  );
}

const stagesOf = (document: JsonObject): readonly JsonObject[] => {
  const stages = valueAt(document, ['stages']);
  return Array.isArray(stages) ? (stages as readonly JsonObject[]) : [];
};

function Editor({ draft, kinds }: { draft: Draft; kinds: StageKinds }) {
  const { t } = useTranslation('staff');
  const stages = stagesOf(draft.document);
  const [chosen, setChosen] = useState(0);
  const index = Math.min(chosen, stages.length - 1);
  const stage = stages[index];
  const kind = kinds.kinds.find((one) => one.kind === stage?.['kind']);
  const put = (list: readonly JsonValue[], at: number) => {
    draft.change(['stages'], list);
    setChosen(at);
  };
  return (
    <div className="exp-stages">
      <nav className="card exp-stages__list" aria-label={t('tabs.stages')}>
        <ol>
          {stages.map((one, at) => (
            <StageLine
              key={at}
              stage={one}
              kinds={kinds}
              current={at === index}
              wrong={[...draft.problems.keys()].some((path) => path.startsWith(`stages.${String(at)}`))}
              first={at === 0}
              last={at === stages.length - 1}
              onChoose={() => {
                setChosen(at);
              }}
              onMove={(by) => {
                put(moved(stages, at, by), at + by);
              }}
            />
          ))}
        </ol>
        <AddStage
          kinds={kinds}
          names={stages.map((one) => textOf(one['name']))}
          onAdd={(added) => {
            const before = stages.at(-1)?.['kind'] === 'payment' ? stages.length - 1 : stages.length;
            put([...stages.slice(0, before), added, ...stages.slice(before)], before);
          }}
        />
      </nav>
      {stage && kind && (
        <section className="card" key={index}>
          <StageHead
            title={kind.words.name[currentLanguage()]}
            say={kind.words.short[currentLanguage()]}
            onRemove={() => {
              put(
                stages.filter((_, at) => at !== index),
                Math.max(0, index - 1),
              );
            }}
          />
          <DocumentFields document={kind.document} path={['stages', index]} />
        </section>
      )}
      {stage && <Preview draft={draft} index={index} pages={pagesOf(stage)} />}
    </div>
  );
}

const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');

const pagesOf = (stage: JsonObject): number => {
  const pages = stage['pages'];
  return Array.isArray(pages) ? Math.max(1, pages.length) : 1;
};

function StageLine({
  stage,
  kinds,
  current,
  wrong,
  first,
  last,
  onChoose,
  onMove,
}: {
  stage: JsonObject;
  kinds: StageKinds;
  current: boolean;
  wrong: boolean;
  first: boolean;
  last: boolean;
  onChoose: () => void;
  onMove: (by: number) => void;
}) {
  const { t } = useTranslation('staff');
  const language = currentLanguage();
  const title = valueAt(stage, ['title', language]) || valueAt(stage, ['title', 'en']);
  const kind = kinds.kinds.find((one) => one.kind === stage['kind'])?.words.name[language] ?? '';
  const label = typeof title === 'string' && title !== '' ? title : kind;
  return (
    <li className={current ? 'exp-stages__line stages__line--current' : 'exp-stages__line'}>
      <button type="button" aria-current={current ? 'true' : undefined} onClick={onChoose}>
        <b>{label}</b>
        <span className="muted">{kind}</span>
        {wrong && (
          <span className="bad">
            <Icon name="cross" /> <span className="hidden">{t('experiments.wrong_here')}</span>
          </span>
        )}
      </button>
      <Small
        icon="up"
        label={t('experiments.up', { what: label })}
        disabled={first}
        onClick={() => {
          onMove(-1);
        }}
      />
      <Small
        icon="down"
        label={t('experiments.down', { what: label })}
        disabled={last}
        onClick={() => {
          onMove(1);
        }}
      />
    </li>
  );
}

function StageHead({ title, say, onRemove }: { title: string; say: string; onRemove: () => void }) {
  const { t } = useTranslation('staff');
  const [asking, setAsking] = useState(false);
  return (
    <div className="exp-stages__head">
      <h2>{title}</h2>
      <button
        type="button"
        className="button button--quiet button--bad"
        onClick={() => {
          setAsking(true);
        }}
      >
        {t('experiments.remove_stage')}
      </button>
      <p className="muted">{say}</p>
      {asking && (
        <Confirm
          title={t('experiments.remove_stage')}
          action={t('experiments.remove_stage')}
          danger
          onConfirm={onRemove}
          onCancel={() => {
            setAsking(false);
          }}
        >
          {t('experiments.remove_stage_say', { title })}
        </Confirm>
      )}
    </div>
  );
}

function AddStage({
  kinds,
  names,
  onAdd,
}: {
  kinds: StageKinds;
  names: readonly string[];
  onAdd: (stage: JsonObject) => void;
}) {
  const { t } = useTranslation('staff');
  const language = currentLanguage();
  const forms = kinds.form as unknown as Forms;
  const named = (stage: JsonObject): JsonObject => {
    const base = textOf(stage['name']) || textOf(stage['kind']);
    let name = base;
    for (let n = 2; names.includes(name); n += 1) name = `${base}_${String(n)}`;
    return { ...stage, name };
  };
  return (
    <label className="exp-stages__add">
      <span>{t('experiments.add_stage')}</span>
      <select
        className="input"
        data-testid="add-stage"
        value=""
        onChange={(event) => {
          const [group, name] = event.target.value.split(':');
          const ready = kinds.ready.find((one) => one.name === name);
          const kind = kinds.kinds.find((one) => one.kind === name);
          if (group === 'ready' && ready) onAdd(named(ready.document as unknown as JsonObject));
          if (group === 'kind' && kind) {
            const fresh = blank(forms, { $ref: `#/$defs/${kind.document}` }) as JsonObject;
            onAdd(named({ ...fresh, kind: kind.kind }));
          }
        }}
      >
        <option value="">{t('experiments.choose_kind')}</option>
        <optgroup label={t('experiments.kinds')}>
          {kinds.kinds.map((kind) => (
            <option key={kind.kind} value={`kind:${kind.kind}`}>
              {kind.words.name[language]}
            </option>
          ))}
        </optgroup>
        {kinds.ready.length > 0 && (
          <optgroup label={t('experiments.ready')}>
            {kinds.ready.map((one) => (
              <option key={one.name} value={`ready:${one.name}`}>
                {one.words.name[language]}
              </option>
            ))}
          </optgroup>
        )}
      </select>
    </label>
  );
}

/** What a participant will see: asked of the server, which is the one that knows, when the draft has rested. */
function Preview({ draft, index, pages }: { draft: Draft; index: number; pages: number }) {
  const { t } = useTranslation('staff');
  const [page, setPage] = useState(1);
  const rested = useRested(draft.document, 600);
  const shown = Math.min(page, pages);
  const preview = useQuery({
    queryKey: ['preview', rested, index, shown],
    queryFn: () => previewStage(rested, index, shown),
    gcTime: 0,
    enabled: draft.problems.size === 0,
  });
  return (
    <aside className="card exp-stages__preview" aria-label={t('experiments.preview')}>
      <div className="exp-stages__head">
        <h2>{t('experiments.preview')}</h2>
        {pages > 1 && (
          <span className="exp-stages__pages">
            <Small
              icon="up"
              label={t('experiments.page_before')}
              disabled={shown === 1}
              onClick={() => {
                setPage(shown - 1);
              }}
            />
            <span className="number">{t('parts.done', { done: shown, all: pages })}</span>
            <Small
              icon="down"
              label={t('experiments.page_after')}
              disabled={shown === pages}
              onClick={() => {
                setPage(shown + 1);
              }}
            />
          </span>
        )}
      </div>
      {draft.problems.size > 0 && <p className="muted">{t('experiments.preview_wrong')}</p>}
      <ProblemNote problem={preview.error} />
      {preview.data && draft.problems.size === 0 && (
        <StageView view={asView(preview.data.view)} onAnswer={() => undefined} />
      )}
    </aside>
  );
}
