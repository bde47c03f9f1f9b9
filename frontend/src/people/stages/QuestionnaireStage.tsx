// One page of questions, sent as a whole. What is missing or cannot be taken is said at its question, all at once.
import { useEffect } from 'react';
import { useKept } from '../kept';
import { Prose } from '../Prose';
import { goTo } from '../questions/Asked';
import { answerOf, flawOf, type Entered } from '../questions/check';
import { QuestionField } from '../questions/QuestionField';
import { useWords } from '../words';
import { Actions, PageCount } from './Actions';
import { useProblems, type StageProps } from './props';

type Answers = Readonly<Record<string, Entered>>;

export function QuestionnaireStage({ view, onAnswer, sending, refusal, keep }: StageProps<'questionnaire'>) {
  const { t } = useWords();
  const [answers, setAnswers] = useKept<Answers>(keep, {});
  const { problems, tell, fixed } = useProblems(refusal);
  useEffect(() => {
    if (refusal !== null && refusal.at !== '') goTo(refusal.at);
  }, [refusal]);
  const send = (): void => {
    const wrong = view.questions.flatMap((question) => {
      const flaw = flawOf(question, answers[question.name] ?? null);
      return flaw === null ? [] : [[question.name, t(`check.${flaw.key}`, flaw.values)] as const];
    });
    tell(Object.fromEntries(wrong));
    const first = wrong[0]?.[0];
    if (first !== undefined) {
      goTo(first);
      return;
    }
    const given = view.questions.map(
      (question) => [question.name, answerOf(question, answers[question.name] ?? null)] as const,
    );
    onAnswer({ page: view.page, answers: Object.fromEntries(given) });
  };
  return (
    <>
      <PageCount page={view.page} pages={view.pages} />
      <Prose text={view.text} className="prose stage__lead" />
      {view.questions.some((question) => question.required) && (
        <p className="muted">
          <span className="asked__required" aria-hidden="true">
            *
          </span>{' '}
          {t('question.legend')}
        </p>
      )}
      {view.questions.map((question) => (
        <QuestionField
          key={question.name}
          question={question}
          entered={answers[question.name] ?? null}
          problem={problems[question.name] ?? null}
          onEnter={(entered) => {
            setAnswers({ ...answers, [question.name]: entered });
            fixed(question.name);
          }}
        />
      ))}
      <Actions
        label={t('questionnaire.send')}
        testid="send"
        sending={sending}
        refusal={refusal !== null && problems[refusal.at] === undefined ? refusal : null}
        wrong={Object.keys(problems).length}
        onPress={send}
      />
    </>
  );
}
