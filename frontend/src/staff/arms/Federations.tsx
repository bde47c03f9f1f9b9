// The federations of an arm: all in sight as cards, one of them open below. They are moved by dragging, by Alt and an arrow,
// or by two buttons; players see them in this order.
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/Badge';
import { Icon } from '../../components/Icon';
import { useSchemes } from '../../wiring/catalogue';
import {
  federationsOf,
  isTable,
  MOST_FEDERATIONS,
  problemsAt,
  textAt,
  withFederation,
  withMoved,
  type Json,
} from './document';
import { useEditor } from './editor';
import { FederationForm } from './FederationForm';

/** More than this, and there is a field to look for one. */
const MANY = 12;

export function Federations() {
  const { t } = useTranslation('arms');
  const { document, replace, locked, federation, show } = useEditor();
  const listed = federationsOf(document);
  const [wanted, setWanted] = useState('');
  const cards = useRef<HTMLDivElement>(null);
  const shown = Math.min(federation, listed.length - 1);
  const open = listed[shown];
  const move = (from: number, to: number): void => {
    const next = withMoved(document, from, to);
    if (next === document) return;
    replace(next);
    show(to);
    requestAnimationFrame(() => {
      cards.current?.querySelector<HTMLElement>(`[data-federation="${to}"]`)?.focus();
    });
  };
  const remove = (): void => {
    replace({ ...document, federations: listed.filter((_, place) => place !== shown) });
    show(Math.max(0, shown - 1));
  };
  const looked = wanted.trim().toLowerCase();
  return (
    <>
      {listed.length > MANY && (
        <input
          className="input"
          type="search"
          aria-label={t('federations.search')}
          placeholder={t('federations.search')}
          value={wanted}
          onChange={(event) => {
            setWanted(event.target.value);
          }}
        />
      )}
      <div className="fedtabs" ref={cards}>
        {listed.map((one, place) =>
          textAt(one, 'name').toLowerCase().includes(looked) ? (
            <Card key={place} number={place} federation={one} pressed={place === shown} onMove={move} />
          ) : null,
        )}
        <button
          type="button"
          className="fedtab fedtab__add"
          data-testid="add-federation"
          disabled={locked || listed.length >= MOST_FEDERATIONS}
          onClick={() => {
            replace(withFederation(document));
            show(listed.length);
          }}
        >
          <Icon name="plus" /> {t('federations.add')}
        </button>
      </div>
      {isTable(open) && (
        <>
          <div className="federation-head">
            <Badge federation={shown + 1} />
            <h3>{textAt(open, 'name')}</h3>
            {!locked && (
              <span className="moves">
                <button
                  type="button"
                  className="button button--quiet button--small"
                  disabled={shown === 0}
                  onClick={() => {
                    move(shown, shown - 1);
                  }}
                >
                  {t('federations.earlier')}
                </button>
                <button
                  type="button"
                  className="button button--quiet button--small"
                  disabled={shown === listed.length - 1}
                  onClick={() => {
                    move(shown, shown + 1);
                  }}
                >
                  {t('federations.later')}
                </button>
                <button
                  type="button"
                  className="button button--quiet button--small button--bad"
                  data-testid="remove-federation"
                  disabled={listed.length < 2}
                  onClick={remove}
                >
                  {t('federations.remove')}
                </button>
              </span>
            )}
          </div>
          <FederationForm key={shown} number={shown} federation={open} />
        </>
      )}
    </>
  );
}

interface CardProps {
  number: number;
  federation: Json;
  pressed: boolean;
  onMove: (from: number, to: number) => void;
}

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

function Card({ number, federation, pressed, onMove }: CardProps) {
  const { t } = useTranslation('arms');
  const { problems, show, locked } = useEditor();
  const schemes = useSchemes();
  const wrong = problemsAt(problems, `federations.${number}`).length;
  return (
    <button
      type="button"
      className="fedtab"
      aria-pressed={pressed}
      data-federation={number}
      draggable={!locked}
      onClick={() => {
        show(number);
      }}
      onKeyDown={(event) => {
        const step = STEPS[event.key];
        if (!event.altKey || step === undefined || locked) return;
        event.preventDefault();
        onMove(number, number + step);
      }}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', String(number));
        event.dataTransfer.effectAllowed = 'move';
      }}
      onDragOver={(event) => {
        event.preventDefault();
      }}
      onDrop={(event) => {
        event.preventDefault();
        const from = Number(event.dataTransfer.getData('text/plain'));
        if (Number.isInteger(from)) onMove(from, number);
      }}
    >
      <Badge federation={number + 1} />
      <span className="fedtab__words">
        <b>{textAt(federation, 'name') || t('federations.nameless')}</b>
        <small>{schemes(textAt(federation, 'scheme')).name}</small>
      </span>
      {wrong > 0 && (
        <span className="bad fedtab__wrong">
          <Icon name="cross" />
          <span className="hidden">{t('outline.wrong', { n: wrong })}</span>
        </span>
      )}
    </button>
  );
}
