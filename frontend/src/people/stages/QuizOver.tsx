// A quiz when nothing is left to try: each question with the answer that was given, whether it was right, and why. It is read
// before the session goes on; at the end of a session that ended with it there is nothing to press.
import type { QuizView } from '../../generated/wire';
import { Icon } from '../../components/Icon';
import { Prose } from '../Prose';
import { useSpoken } from '../shown';
import { useWords } from '../words';
import { Actions } from './Actions';
import type { StageProps } from './props';

export function QuizOver({ view, onAnswer, sending, refusal }: StageProps<'quiz'>) {
  const { t } = useWords();
  return (
    <>
      <p className="stage__lead" role="status">
        {view.passed ? t('quiz.passed') : t('quiz.not_passed')} {t('quiz.score', rightOf(view))}
      </p>
      <QuizTold view={view} />
      <Actions
        label={t('quiz.go_on')}
        testid="quiz-read"
        sending={sending}
        refusal={refusal}
        onPress={() => {
          onAnswer({ read: true });
        }}
      />
    </>
  );
}

const rightOf = ({ feedback }: QuizView): { right: number; of: number } => ({
  right: feedback.filter((one) => one.right).length,
  of: feedback.length,
});

export function QuizTold({ view }: { view: QuizView }) {
  const { t } = useWords();
  const spoken = useSpoken();
  return (
    <ol className="quiz__review" data-testid="quiz-told">
      {view.questions.map((question) => {
        const told = view.feedback.find((one) => one.name === question.name);
        const given = question.options.find((option) => option.name === told?.given);
        const answer = given && spoken(given.text);
        return (
          told && (
            <li key={question.name} className="card">
              <Prose text={question.text} />
              <p className={told.right ? 'quiz__given good' : 'quiz__given bad'}>
                <Icon name={told.right ? 'check' : 'cross'} />{' '}
                <span>
                  <span lang={answer?.lang}>{answer?.text}</span>
                  <strong>{told.right ? t('quiz.is_right') : t('quiz.was_wrong')}</strong>
                </span>
              </p>
              <Prose text={told.why} className="prose muted" />
            </li>
          )
        );
      })}
    </ol>
  );
}
