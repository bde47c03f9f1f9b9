// A refusal in the player's words: by its code where this client knows it, else the server's own sentence.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { money } from '../format';
import type { Reject } from '../generated/wire';
import type { Refusal } from '../state/table';
import { Icon } from './Icon';

type Refused = Pick<Reject, 'code' | 'message' | 'facts'>;

/** The numbers of a refusal that are money are cents; a sentence wants them as money. */
function spokenFacts(facts: Refused['facts']): Record<string, string | number> {
  const spoken: Record<string, string | number> = { ...facts };
  for (const [name, value] of Object.entries(facts)) {
    if (typeof value === 'number') spoken[`${name}_money`] = money(value);
  }
  return spoken;
}

const PLACEHOLDER = /\{\{(\w+)\}\}/g;

export function useRefusalWords(): (refused: Refused) => string {
  const { t, i18n } = useTranslation();
  return ({ code, message, facts }) => {
    const key = `reject.${code}`;
    const pattern: unknown = i18n.exists(key) ? i18n.getResource(i18n.language, 'translation', key) : null;
    if (typeof pattern !== 'string') return message;
    const spoken = spokenFacts(facts);
    const wanted = [...pattern.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');
    // A sentence with a hole in it is worse than one in the server's language.
    if (wanted.some((name) => !(name in spoken))) return message;
    const translate = t as (key: string, facts: Record<string, string | number>) => string;
    return translate(key, spoken);
  };
}

export function RejectMessage({ refusal }: { refusal: Refusal | null }) {
  const { t } = useTranslation();
  const words = useRefusalWords();
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusal) region.current?.scrollIntoView({ block: 'nearest' });
  }, [refusal]);
  // The region is always there, so that what comes into it is announced.
  return (
    <div aria-live="assertive" className="reject__region" ref={region}>
      {refusal && (
        <p className="reject" data-testid="reject-message">
          <Icon name="cross" />
          <span>
            <strong>{t('reject.heading')}</strong> {words(refusal.reject)}
          </span>
        </p>
      )}
    </div>
  );
}
