// Arms and groups of an experiment, and how people get theirs.
import { useTranslation } from 'react-i18next';
import { DraftPage } from './DraftPage';
import { DocumentFields } from './form/SchemaForm';

export function Arms({ id }: { id: string }) {
  const { t } = useTranslation('staff');
  return (
    <DraftPage id={id} part="arms" say={t('experiments.arms_say')}>
      {() => (
        <>
          <section className="card">
            <DocumentFields document="Design" path={[]} only={['arms']} />
          </section>
          <section className="card">
            <DocumentFields document="Design" path={[]} only={['assignment']} />
          </section>
        </>
      )}
    </DraftPage>
  );
}
