// One arm: outline, form, and what it means. The draft saves itself; a frozen arm, or somebody else's, is read only.
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArmForm, ArmOpened } from '../../generated/api';
import { ProblemNote } from '../../components/ProblemNote';
import { currentLanguage } from '../../i18n';
import { Bones } from '../parts/Bones';
import { StaffShell } from '../StaffShell';
import { ArmHead, ArmState } from './ArmHead';
import { Differences, OtherChoice, useDifferenceLine } from './Compare';
import { federationOf, fieldsByKey, sectionOf, textAt, type Section } from './document';
import { EditorContext, type Editor } from './editor';
import { Federations } from './Federations';
import { Means } from './Means';
import { FrozenNote, LockedNote, OvertakenNote } from './Notes';
import { Outline } from './Outline';
import { PayExamples } from './PayExamples';
import { armPath, useArm, useComparison, useForm } from './requests';
import { SectionCard, SECTIONS } from './Sections';
import { SimulationCard } from './SimulationCard';
import { useDraft } from './useDraft';

export function ArmPage({ id }: { id: string }) {
  const { t } = useTranslation('arms');
  const form = useForm();
  const arm = useArm(id);
  const problem = form.error ?? arm.error;
  if (form.data && arm.data) return <ArmEditor key={id} form={form.data} opened={arm.data} />;
  return (
    <StaffShell crumbs={[{ label: t('list.title'), to: '/staff/arms' }]} title={t('editor.arm')}>
      <section className="card">{problem ? <ProblemNote problem={problem} /> : <Bones rows={6} />}</section>
    </StaffShell>
  );
}

function ArmEditor({ form, opened }: { form: ArmForm; opened: ArmOpened }) {
  const { t } = useTranslation('arms');
  const draft = useDraft(opened);
  const { info, document, explained } = draft;
  const [open, setOpen] = useState<ReadonlySet<Section>>(new Set());
  const [federation, show] = useState(0);
  const [other, setOther] = useState('');
  const comparison = useComparison(info.id, other, info.version);
  const fields = useMemo(() => fieldsByKey(form), [form]);
  const compared = other === '' ? undefined : comparison.data;
  const chinese = currentLanguage() === 'zh';

  const jump = useCallback(
    (path: string) => {
      const section = path.startsWith('#') ? (path.slice(1) as Section) : sectionOf(form, path);
      const number = federationOf(path);
      if (number !== null) show(number);
      if (section !== 'federations') setOpen((before) => new Set([...before, section]));
      requestAnimationFrame(() => {
        focusOn(path, section);
      });
    },
    [form],
  );
  const toggle = useCallback((section: Section) => {
    setOpen((before) => {
      const after = new Set(before);
      if (!after.delete(section)) after.add(section);
      return after;
    });
  }, []);
  const editor: Editor = {
    document,
    form,
    fields,
    problems: explained.problems,
    locked: info.state === 'frozen' || !info.mine,
    set: draft.set,
    replace: draft.replace,
    jump,
    open,
    toggle,
    federation,
    show,
    differing: new Set(compared?.differences.map((one) => one.path)),
    comparedWith: compared ? (chinese ? compared.left_zh : compared.left) : '',
  };
  const wrong = explained.problems.length;
  const title = (chinese && textAt(document, 'title_zh')) || textAt(document, 'title') || t('list.untitled');
  return (
    <EditorContext value={editor}>
      <StaffShell
        crumbs={[{ label: t('list.title'), to: '/staff/arms' }, { label: title }]}
        title={title}
        state={
          <ArmState
            draft={draft}
            onWrong={() => {
              const [first] = explained.problems;
              if (first) jump(first.path);
            }}
          />
        }
        say={
          <span className="compare">
            <OtherChoice value={other} own={info.id} onChange={setOther} />
            {compared ? <DifferenceLine compared={compared} /> : t('editor.say')}
          </span>
        }
        actions={<ArmHead draft={draft} jump={jump} />}
      >
        <LockedNote info={info} />
        <FrozenNote draft={draft} />
        <OvertakenNote draft={draft} path={armPath(info.id)} />
        {compared && <Differences compared={compared} />}
        <div className="arm">
          <Outline />
          <div className="arm__form">
            <section
              className="card card--stack"
              id="section-federations"
              aria-label={t('federations.title')}
            >
              <div className="card__head">
                <h2 data-path="federations" tabIndex={-1}>
                  {t('federations.title')}
                </h2>
                <span className="muted small">{t('federations.say')}</span>
              </div>
              <Federations />
            </section>
            <div className="card sections">
              {SECTIONS.map((section) => (
                <SectionCard key={section} section={section} />
              ))}
            </div>
          </div>
          <aside className="means" aria-label={t('means.title')}>
            <Means meaning={explained.meaning} stale={draft.unsaved} />
            {info.mine && (
              <SimulationCard armId={info.id} version={info.version} wrong={wrong > 0} flush={draft.flush} />
            )}
            <PayExamples />
          </aside>
        </div>
      </StaffShell>
    </EditorContext>
  );
}

function DifferenceLine({ compared }: { compared: Parameters<ReturnType<typeof useDifferenceLine>>[0] }) {
  return <span data-testid="difference">{useDifferenceLine()(compared)}</span>;
}

/** The field at a path, or at the nearest path above it that has one; else the part of the form. */
function focusOn(path: string, section: Section): void {
  for (let part = path; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('.')))) {
    const found =
      window.document.querySelector<HTMLElement>(`[data-path="${CSS.escape(part)}"]`) ??
      window.document.querySelector<HTMLElement>(`[data-path="${CSS.escape(`${part}.0`)}"]`);
    if (found) {
      found.focus();
      found.scrollIntoView({ block: 'center' });
      return;
    }
  }
  const place = window.document.getElementById(`section-${section}`);
  place?.querySelector<HTMLElement>('button')?.focus();
  place?.scrollIntoView({ block: 'start' });
}
