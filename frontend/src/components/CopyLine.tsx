// A line to copy: shown whole, selected at a touch, with a button that says when it is done.
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon';

export function CopyLine({ label, value, testid }: { label: string; value: string; testid: string }) {
  const { t } = useTranslation();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState('');
  const copy = async (): Promise<void> => {
    // The clipboard exists only on https and on this computer; else the line stays selected for copying by hand.
    field.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setCopied(value);
    } catch {
      setCopied('');
    }
  };
  const done = copied === value;
  return (
    <div className="copyline">
      <label className="hidden" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        ref={field}
        className="input"
        data-testid={testid}
        readOnly
        value={value}
        onFocus={(event) => {
          event.target.select();
        }}
      />
      <button type="button" className="button button--soft" onClick={copy}>
        <Icon name={done ? 'check' : 'copy'} />
        <span aria-live="polite">{done ? t('app.copied') : t('app.copy')}</span>
      </button>
    </div>
  );
}
