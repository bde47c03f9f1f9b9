// One of a few, side by side: the browser's own radio buttons, so that the arrow keys go through them.
import { useId, type ReactNode } from 'react';

interface Segment<Value extends string> {
  readonly value: Value;
  readonly words: ReactNode;
  readonly testid?: string;
  readonly lang?: string;
}

interface Props<Value extends string> {
  label: string;
  value: Value;
  segments: readonly Segment<Value>[];
  onChoose: (value: Value) => void;
}

export function Segments<Value extends string>({ label, value, segments, onChoose }: Props<Value>) {
  const name = useId();
  return (
    <div className="segments" role="radiogroup" aria-label={label}>
      {segments.map((one) => (
        <label key={one.value} data-testid={one.testid} lang={one.lang}>
          <input
            type="radio"
            className="hidden"
            name={name}
            checked={one.value === value}
            onChange={() => {
              onChoose(one.value);
            }}
          />
          {one.words}
        </label>
      ))}
    </div>
  );
}
