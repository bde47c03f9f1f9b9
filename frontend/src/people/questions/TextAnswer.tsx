// Words of one's own, with a count of them where there is little room.
import { useWords } from '../words';
import { Asked } from './Asked';
import { lengthOf } from './check';
import type { FieldProps } from './QuestionField';

export function TextAnswer({ question, entered, problem, onEnter }: FieldProps<'text'>) {
  const { t } = useWords();
  const text = typeof entered === 'string' ? entered : '';
  const length = lengthOf(text);
  const note = (
    <p className={length > question.longest ? 'asked__count number bad' : 'asked__count number'}>
      {t('question.count', { n: length, most: question.longest })}
    </p>
  );
  return (
    <Asked {...question} problem={problem} note={note}>
      {(ids) => {
        const shared = {
          className: 'input',
          'data-testid': `text-${question.name}`,
          value: text,
          'aria-labelledby': ids.text,
          'aria-required': question.required,
          'aria-invalid': problem !== null,
        };
        return question.lines === 1 ? (
          <input
            type="text"
            {...shared}
            onChange={(event) => {
              onEnter(event.target.value);
            }}
          />
        ) : (
          <textarea
            rows={question.lines}
            {...shared}
            onChange={(event) => {
              onEnter(event.target.value);
            }}
          />
        );
      }}
    </Asked>
  );
}
