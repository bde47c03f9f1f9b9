// How it ended, in words of its own for each ending; what is paid; and that the page can be closed.
import type { ParticipantPage } from '../generated/wire';
import { MyDataLink } from './MyDataLink';
import { Paid } from './Paid';
import { Prose } from './Prose';
import { QuizTold } from './stages/QuizOver';
import { TITLE_ID } from './stages/StageView';
import { useWords } from './words';

type Ended = NonNullable<ParticipantPage['ending']>;

export function Ending({ page, ending }: { page: ParticipantPage; ending: Ended }) {
  const { t } = useWords();
  const { paid } = page;
  return (
    <article className="stage" data-testid={`ending-${ending}`}>
      <h1 id={TITLE_ID} className="stage__title" tabIndex={-1}>
        {t(`ending.${ending}`)}
      </h1>
      <p className="stage__lead">{t(`ending.${ending}_text`)}</p>
      {paid && (paid.total_cents > 0 || paid.code !== '') && <Paid paid={paid} />}
      {page.view?.kind === 'quiz' && (
        <section className="ending__quiz">
          <h2>{t('quiz.told')}</h2>
          <QuizTold view={page.view} />
        </section>
      )}
      <Closing page={page} />
    </article>
  );
}

/** Under everything that is the last thing to be seen. */
export function Closing({ page }: { page: ParticipantPage }) {
  const { t } = useWords();
  const contact = `${page.contact.en}${page.contact.zh}`.trim() !== '';
  return (
    <footer className="closing muted">
      <p data-testid="can-close">{t('ending.close')}</p>
      <MyDataLink code={page.data_code} />
      {contact && (
        <div>
          <p>{t('ending.contact')}</p>
          <Prose text={page.contact} />
        </div>
      )}
    </footer>
  );
}
