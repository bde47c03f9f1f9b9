// A field of a form: its label, the control, a line of help, and, where what was typed cannot be, what is wrong and what
// would be right. `wrong` is null while there is nothing to say.
import { useId, type InputHTMLAttributes, type ReactNode } from 'react';
import { Icon } from '../../components/Icon';

/** What the control has to carry, so that label, help and error belong to it. */
export interface Bound {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

interface FieldProps {
  label: string;
  help?: ReactNode;
  wrong?: string | null;
  /** Beside the label, such as an <InfoTip>. */
  beside?: ReactNode;
  children: (bound: Bound) => ReactNode;
}

export function Field({ label, help, wrong = null, beside, children }: FieldProps) {
  const id = useId();
  const told = [help !== undefined && `${id}-help`, wrong !== null && `${id}-wrong`]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={wrong === null ? 'field' : 'field field--wrong'}>
      <div className="field__label">
        <label htmlFor={id}>{label}</label>
        {beside}
      </div>
      {children({
        id,
        'aria-describedby': told === '' ? undefined : told,
        'aria-invalid': wrong === null ? undefined : true,
      })}
      {help !== undefined && (
        <p id={`${id}-help`} className="field__hint">
          {help}
        </p>
      )}
      {wrong !== null && (
        <p id={`${id}-wrong`} className="field__wrong">
          <Icon name="cross" /> <span>{wrong}</span>
        </p>
      )}
    </div>
  );
}

interface TextProps {
  label: string;
  help?: ReactNode;
  wrong?: string | null;
  value: string;
  onChange: (value: string) => void;
  testid: string;
  type?: 'text' | 'password' | 'search';
  maxLength?: number;
  autoComplete?: string;
  inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode'];
  disabled?: boolean;
}

export function TextInput({
  label,
  help,
  wrong,
  value,
  onChange,
  testid,
  type = 'text',
  autoComplete = 'off',
  ...rest
}: TextProps) {
  return (
    <Field label={label} help={help} {...(wrong === undefined ? {} : { wrong })}>
      {(bound) => (
        <input
          {...bound}
          {...rest}
          className="input"
          type={type}
          autoComplete={autoComplete}
          data-testid={testid}
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      )}
    </Field>
  );
}

interface SelectProps<Value extends string> {
  label: string;
  help?: ReactNode;
  wrong?: string | null;
  value: Value;
  options: readonly { readonly value: Value; readonly label: string }[];
  onChange: (value: Value) => void;
  testid: string;
  disabled?: boolean;
}

export function SelectInput<Value extends string>({
  label,
  help,
  wrong,
  value,
  options,
  onChange,
  testid,
  ...rest
}: SelectProps<Value>) {
  return (
    <Field label={label} help={help} {...(wrong === undefined ? {} : { wrong })}>
      {(bound) => (
        <select
          {...bound}
          {...rest}
          className="input"
          data-testid={testid}
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            if (chosen) onChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
