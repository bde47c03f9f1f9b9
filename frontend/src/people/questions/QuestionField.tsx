// A question of a questionnaire as it is shown and answered: one component for one kind, and one line in FIELDS.
import type { ComponentType } from 'react';
import type { Entered, Kind, Of, Question } from './check';
import { ChoiceField, ChoicesField } from './options';
import { NumberField } from './NumberField';
import { RankingField } from './RankingField';
import { ScaleField } from './ScaleField';
import { TextAnswer } from './TextAnswer';

export interface FieldProps<K extends Kind> {
  readonly question: Of<K>;
  readonly entered: Entered;
  readonly problem: string | null;
  readonly onEnter: (entered: Entered) => void;
}

const FIELDS: { readonly [K in Kind]: ComponentType<FieldProps<K>> } = {
  choice: ChoiceField,
  choices: ChoicesField,
  ranking: RankingField,
  scale: ScaleField,
  number: NumberField,
  text: TextAnswer,
};

interface Props {
  question: Question;
  entered: Entered;
  problem: string | null;
  onEnter: (entered: Entered) => void;
}

export function QuestionField({ question, ...rest }: Props) {
  // The registry pairs each kind with the component of the same kind.
  const Field = FIELDS[question.kind] as ComponentType<FieldProps<Kind>>;
  return <Field question={question} {...rest} />;
}
