// A rating in whole steps: one row that fits on a phone, with its ends named below it.
import { Line } from '../Prose';
import { Asked } from './Asked';
import type { FieldProps } from './QuestionField';

export function ScaleField({ question, entered, problem, onEnter }: FieldProps<'scale'>) {
  const { lowest, highest, lowest_text, highest_text, name } = question;
  const steps = Array.from({ length: highest - lowest + 1 }, (_, index) => lowest + index);
  const ends = new Map([
    [lowest, lowest_text],
    [highest, highest_text],
  ]);
  return (
    <Asked {...question} problem={problem} role="radiogroup">
      {() => (
        <div className="scale">
          <div
            className="scale__row"
            style={{ gridTemplateColumns: `repeat(${steps.length}, minmax(0, 1fr))` }}
          >
            {steps.map((step) => {
              const end = ends.get(step);
              return (
                <label
                  key={step}
                  className={entered === step ? 'scale__step scale__step--chosen' : 'scale__step'}
                >
                  <input
                    type="radio"
                    name={name}
                    value={step}
                    checked={entered === step}
                    data-testid={`scale-${name}-${step}`}
                    onChange={() => {
                      onEnter(step);
                    }}
                  />
                  <span className="number">{step}</span>
                  {end && (
                    <span className="hidden">
                      <Line text={end} />
                    </span>
                  )}
                </label>
              );
            })}
          </div>
          <div className="scale__ends" aria-hidden="true">
            <span>
              <Line text={lowest_text} />
            </span>
            <span>
              <Line text={highest_text} />
            </span>
          </div>
        </div>
      )}
    </Asked>
  );
}
