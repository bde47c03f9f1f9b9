// Room, lobby, attention and pay of an experiment: the rules that hold around its games.
import { useTranslation } from 'react-i18next';
import { DraftPage } from './DraftPage';
import { DocumentFields } from './form/SchemaForm';

export function Rules({ id }: { id: string }) {
  const { t } = useTranslation('staff');
  return (
    <DraftPage id={id} part="rules" say={t('experiments.rules_say')}>
      {() => (
        <>
          {(['title', 'room', 'lobby', 'attention', 'pay'] as const).map((part) => (
            <section className="card" key={part}>
              <DocumentFields
                document="Design"
                path={[]}
                only={
                  part === 'title'
                    ? ['title', 'description', 'languages', 'retention_days', 'contact']
                    : [part]
                }
              />
            </section>
          ))}
        </>
      )}
    </DraftPage>
  );
}
