// An example of one's own: how good the models of Ada, Bo and Cy are, alone, in pairs, and together.
import { useTranslation } from 'react-i18next';
import type { OwnExample } from '../../generated/api';
import { readNumber } from '../parts/numbers';

export const START: OwnExample = { alone: [0.8, 0.6, 0.4], pairs: [0.85, 0.82, 0.65], together: 0.88 };

const ALONE = ['Ada', 'Bo', 'Cy'] as const;
const PAIRS = ['Ada + Bo', 'Ada + Cy', 'Bo + Cy'] as const;

interface Props {
  example: OwnExample;
  onChange: (example: OwnExample) => void;
}

export function OwnExampleFields({ example, onChange }: Props) {
  const { t } = useTranslation('arms');
  const { alone, pairs, together } = example;
  const put = (values: readonly number[], place: number, value: number): number[] =>
    values.map((one, other) => (other === place ? value : one));
  return (
    <fieldset className="own-example">
      <legend className="small">{t('pay.own_accuracy')}</legend>
      {ALONE.map((name, place) => (
        <Percent
          key={name}
          label={name}
          value={alone[place] ?? 0}
          onChange={(value) => {
            onChange({ ...example, alone: put(alone, place, value) });
          }}
        />
      ))}
      {PAIRS.map((name, place) => (
        <Percent
          key={name}
          label={name}
          value={pairs[place] ?? 0}
          onChange={(value) => {
            onChange({ ...example, pairs: put(pairs, place, value) });
          }}
        />
      ))}
      <Percent
        label={t('pay.all_three')}
        value={together}
        onChange={(value) => {
          onChange({ ...example, together: value });
        }}
      />
    </fieldset>
  );
}

function Percent({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number;
  onChange: (value: number) => void;
}) {
  return (
    <label className="small">
      <span>{label}</span>
      <span className="unit">
        <input
          className="input input--small number"
          type="text"
          inputMode="decimal"
          defaultValue={String(Math.round(1000 * value) / 10)}
          onChange={(event) => {
            const read = readNumber(event.target.value, { least: 0, most: 100 });
            if (typeof read === 'number') onChange(read / 100);
          }}
        />
        <span aria-hidden="true">%</span>
      </span>
    </label>
  );
}
