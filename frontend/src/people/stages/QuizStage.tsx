// Questions about the rules, with some attempts. What was right stays chosen; what was not is said at the question.
import { useEffect } from 'react';
import type { QuizView } from '../../generated/wire';
import { useKept } from '../kept';
import { Prose } from '../Prose';
import { Asked, goTo } from '../questions/Asked';
import { OneOf } from '../questions/options';
import { useWords } from '../words';
import { Actions } from './Actions';
import { QuizOver } from './QuizOver';
import { useProblems, type StageProps } from './props';

type Answers = Readonly<Record<string, string>>;
type Feedback = QuizView['feedback'][number];

const rightBefore = (view: QuizView): Answers =>
  Object.fromEntries(view.feedback.filter((one) => one.right).map((one) => [one.name, one.given]));

export function QuizStage(props: StageProps<'quiz'>) {
  return props.view.over ? <QuizOver {...props} /> : <QuizAsked {...props} />;
}

function QuizAsked({ view, onAnswer, sending, refusal, keep }: StageProps<'quiz'>) {
  const { t } = useWords();
  const [answers, setAnswers] = useKept<Answers>(keep, rightBefore(view));
  const { problems, tell, fixed } = useProblems(refusal);
  const wrong = view.questions.filter((question) => problems[question.name] !== undefined);
  useEffect(() => {
    if (refusal !== null && refusal.at !== '') goTo(refusal.at);
  }, [refusal]);
  const check = (): void => {
    const open = view.questions.filter((question) => answers[question.name] === undefined);
    tell(Object.fromEntries(open.map((question) => [question.name, t('check.choose')])));
    if (open[0] === undefined) onAnswer({ answers });
    else goTo(open[0].name);
  };
  return (
    <>
      <Prose text={view.text} className="prose stage__lead" />
      <p className="quiz__attempt number" role="status">
        {t('quiz.attempt', { attempt: view.attempt, attempts: view.attempts })}
        {view.feedback.length > 0 && ` · ${t('quiz.right', rightOf(view.feedback))}`}
      </p>
      {view.questions.map((question) => {
        const feedback = view.feedback.find((one) => one.name === question.name);
        const chosen = answers[question.name];
        return (
          <Asked
            key={question.name}
            name={question.name}
            text={question.text}
            required={false}
            problem={problems[question.name] ?? null}
            note={
              feedback && (
                <Told feedback={feedback} changed={chosen !== undefined && chosen !== feedback.given} />
              )
            }
            role="radiogroup"
          >
            {() => (
              <OneOf
                question={question}
                chosen={chosen}
                markOf={(name) => (feedback?.given === name ? (feedback.right ? 'right' : 'wrong') : null)}
                onChoose={(name) => {
                  setAnswers({ ...answers, [question.name]: name });
                  fixed(question.name);
                }}
              />
            )}
          </Asked>
        );
      })}
      <Actions
        label={t('quiz.check')}
        testid="check"
        sending={sending}
        refusal={refusal !== null && problems[refusal.at] === undefined ? refusal : null}
        wrong={wrong.length}
        onPress={check}
      />
    </>
  );
}

const rightOf = (feedback: readonly Feedback[]): { right: number; of: number } => ({
  right: feedback.filter((one) => one.right).length,
  of: feedback.length,
});

function Told({ feedback, changed }: { feedback: Feedback; changed: boolean }) {
  const { t } = useWords();
  // What is said of the last attempt is no longer about what is chosen now.
  const tone = feedback.right ? 'good' : changed ? 'muted' : 'bad';
  return (
    <div className={`quiz__told ${tone}`}>
      <strong>{feedback.right ? t('quiz.is_right') : t('quiz.is_wrong')}</strong>
      <Prose text={feedback.why} />
    </div>
  );
}
