// On a narrow screen an opened federation is a sheet above the bar with Ready: its bid is under the thumb, and what it is
// follows below. Nothing is locked: money and rank stay in sight, Ready stays in reach.
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FederationView, View } from '../generated/wire';
import { useSchemes } from '../wiring/catalogue';
import { isPopoverOpen } from '../wiring/closed';
import { Badge } from './Badge';
import { FederationDetail } from './FederationDetail';
import { Icon } from './Icon';

/** Above the sheet stands something that closes by Escape itself. */
const ABOVE = 'dialog[open], .coach';

interface Props {
  federation: FederationView;
  message: View;
  form: ReactNode;
  onClose: () => void;
}

export function FederationSheet({ federation, message, form, onClose }: Props) {
  const { t } = useTranslation();
  const scheme = useSchemes()(federation.scheme);
  const sheet = useRef<HTMLElement>(null);
  const number = federation.federation;
  // Before all effects: a note of the coach that comes with it has the focus in the end.
  useLayoutEffect(() => {
    sheet.current?.focus({ preventScroll: true });
    sheet.current?.scrollTo({ top: 0 });
  }, [number]);
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const above = isPopoverOpen() || document.querySelector(ABOVE) !== null;
      if (event.key === 'Escape' && !above) onClose();
    };
    document.addEventListener('keydown', pressed);
    return () => {
      document.removeEventListener('keydown', pressed);
    };
  }, [onClose]);
  return (
    <section
      ref={sheet}
      className="sheet"
      tabIndex={-1}
      id={`federation-detail-${number}`}
      aria-labelledby="sheet-title"
      data-testid="federation-sheet"
    >
      <header className="sheet__head">
        <Badge federation={number} />
        <h3 id="sheet-title">{federation.name}</h3>
        <span className={`state state--${federation.phase}`}>{t(`phase.${federation.phase}`)}</span>
        <button
          type="button"
          className="button button--quiet sheet__close"
          aria-label={t('app.close')}
          data-testid="close-sheet"
          onClick={onClose}
        >
          <Icon name="cross" />
        </button>
      </header>
      <p className="sheet__scheme">
        <strong>{scheme.name}</strong> <span className="muted">{scheme.short}</span>
      </p>
      {form}
      <FederationDetail federation={federation} message={message} />
    </section>
  );
}
