// What was done by whom, the newest first.
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../components/ProblemNote';
import type { AuditEntry } from '../../generated/api';
import { moment } from '../dates';
import { Bones } from '../parts/Bones';
import { DataTable, type Column } from '../parts/DataTable';
import { Empty } from '../parts/Empty';
import { useAudit } from '../requests';

export function AuditLog() {
  const { t } = useTranslation('staff');
  const audit = useAudit();
  const entries = audit.data?.pages.flatMap((page) => page.entries) ?? [];
  const columns: Column<AuditEntry>[] = [
    {
      key: 'when',
      title: t('people.when'),
      cell: (entry) => <span className="number">{moment(entry.at)}</span>,
    },
    { key: 'who', title: t('people.who'), cell: (entry) => entry.by ?? t('people.command_line') },
    { key: 'what', title: t('people.what'), cell: (entry) => t(`acts.${entry.act}`) },
    { key: 'to', title: t('people.to'), cell: (entry) => <To entry={entry} /> },
  ];
  return (
    <section className="card card--stack">
      <h2>{t('people.audit')}</h2>
      <p className="muted">{t('people.audit_say')}</p>
      {audit.isPending && <Bones rows={5} />}
      <ProblemNote problem={audit.error} />
      {audit.data && entries.length === 0 && <Empty title={t('people.audit_none')} />}
      {entries.length > 0 && (
        <DataTable
          label={t('people.audit')}
          columns={columns}
          rows={entries}
          rowKey={({ id }) => String(id)}
          first={15}
          testid="audit"
        />
      )}
      {audit.hasNextPage && (
        <button
          type="button"
          className="button button--quiet more"
          disabled={audit.isFetchingNextPage}
          onClick={() => {
            void audit.fetchNextPage();
          }}
        >
          {t('people.more')}
        </button>
      )}
    </section>
  );
}

/** To whom or what, and how: the role before and after, the name of the token, on or off. */
function To({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation('staff');
  const { act, facts } = entry;
  if (act === 'token.made' || act === 'token.revoked') return <>{facts.label ?? ''}</>;
  if (act === 'switch.changed') {
    return (
      <>
        {t('people.anonymous')}: {facts.now === true ? t('people.on') : t('people.off')}
      </>
    );
  }
  if (act === 'experiment.shared' || act === 'experiment.unshared') {
    return (
      <>
        {entry.target}
        <span className="muted"> {facts.experiment ?? ''}</span>
      </>
    );
  }
  const named = facts.title ?? facts.experiment;
  if (named !== undefined && named !== null && named !== '') {
    return (
      <>
        {named}
        <span className="muted"> {entry.target}</span>
      </>
    );
  }
  const roles = [facts.before, facts.now ?? facts.role]
    .map((role) => knownRole(role))
    .filter((role) => role !== null);
  const said = roles.map((role) => t(`roles.${role}`)).join(' → ');
  return (
    <>
      {entry.target}
      {said !== '' && <span className="muted"> {said}</span>}
    </>
  );
}

const knownRole = (value: unknown): 'admin' | 'researcher' | 'viewer' | null =>
  value === 'admin' || value === 'researcher' || value === 'viewer' ? value : null;
