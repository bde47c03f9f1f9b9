// One stage as a participant sees it: one component for one kind, and one line in STAGES. It needs no server, so that a
// preview shows the very same.
import type { ComponentType } from 'react';
import type { Previewed } from '../../generated/api';
import type { ParticipantPage } from '../../generated/wire';
import type { Content } from '../../net/session';
import { Line } from '../Prose';
import type { InBoth } from '../shown';
import { useWords } from '../words';
import { ConsentStage } from './ConsentStage';
import { InformationStage } from './InformationStage';
import { PaymentStage } from './PaymentStage';
import { stepOf, type AnyView, type Refusal, type StageProps } from './props';
import { QuestionnaireStage } from './QuestionnaireStage';
import { QuizStage } from './QuizStage';
import { GameStage, PracticeStage } from './WaitingStage';
import '../styles/index.css';

const STAGES: { readonly [K in AnyView['kind']]: ComponentType<StageProps<K>> } = {
  consent: ConsentStage,
  information: InformationStage,
  quiz: QuizStage,
  practice: PracticeStage,
  game: GameStage,
  questionnaire: QuestionnaireStage,
  payment: PaymentStage,
};

interface Props {
  view: AnyView;
  onAnswer: (content: Content) => void;
  /** What the stage is called; the name of its kind where it has no title. */
  title?: InBoth;
  sending?: boolean;
  refusal?: Refusal | null;
  keep?: string | null;
  page?: ParticipantPage | null;
  at?: number | null;
}

export const TITLE_ID = 'stage-title';

/** A view of the HTTP interface, whose description lets what has a default be left out; the server sends all of it. */
export const asView = (view: Previewed['view']): AnyView => view as AnyView;

export function StageView({
  view,
  onAnswer,
  title = {},
  sending = false,
  refusal = null,
  keep = null,
  page = null,
  at = null,
}: Props) {
  const { t } = useWords();
  // The registry pairs each kind with the component of the same kind.
  const Stage = STAGES[view.kind] as ComponentType<StageProps<AnyView['kind']>>;
  const named = `${title.en ?? ''}${title.zh ?? ''}`.trim() !== '';
  return (
    <article className={`stage stage--${view.kind}`} data-testid={`stage-${view.kind}`}>
      <h1 id={TITLE_ID} className="stage__title" tabIndex={-1}>
        {named ? <Line text={title} /> : t(`kind.${view.kind}`)}
      </h1>
      <Stage
        key={`${view.kind}.${stepOf(view)}`}
        view={view}
        onAnswer={onAnswer}
        sending={sending}
        refusal={refusal}
        keep={keep}
        page={page}
        at={at}
      />
    </article>
  );
}
