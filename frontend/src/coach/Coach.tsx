// The coach: five short stops on the real table. One part of the screen is lit and stays in use, a note beside it says what
// it is, names one thing to try, and answers when it was tried.
import { useCallback, useEffect, useId, useRef, useState, type CSSProperties } from 'react';
import type { View } from '../generated/wire';
import { Icon } from '../components/Icon';
import type { TableState } from '../state/table';
import { keepStop, keptStop, type Coaching } from '../wiring/coached';
import { useMedia, useReducedMotion } from '../wiring/hooks';
import { placeBeside, type Box } from './place';
import { controlOf, moved, partOf, stopAt, STOPS, type Stop } from './stops';
import { useSpot, type Spot } from './useSpot';
import { useTried } from './useTried';
import { useWords } from './words';
import './coach.css';
import { closedBy, isPopoverOpen } from '../wiring/closed';

/** The parts that stay in sight wherever the page is. */
const STAY: ReadonlySet<Stop> = new Set(['ready', 'next']);
/** What is left free above a part, and for the bar with Ready below it; px. */
const EDGES = { top: 12, bottom: 96 };

interface Props {
  coaching: Coaching;
  message: View;
  state: TableState;
  /** The federation that is opened in the list. */
  expanded: number | null;
  /** The federation that is chosen, once its bid form was changed. */
  drafted: number | null;
  /** Brings the bid form on the screen, where it is a part of an opened federation. */
  onShowBid: () => void;
  onEnd: (how: 'done' | 'skipped') => void;
}

export function Coach({ coaching, message, state, expanded, drafted, onShowBid, onEnd }: Props) {
  const { t } = useWords();
  const [stop, setStop] = useState<Stop>(() => stopAt(keptStop(coaching)));
  const bubble = useRef<HTMLDivElement>(null);
  const find = useCallback(() => partOf(stop), [stop]);
  const spot = useSpot(find, bubble);
  const narrow = useMedia('(max-width: 720px)');
  const answer = useTried(stop, message, state, expanded, drafted);
  const id = useId();
  const go = (to: Stop): void => {
    keepStop(coaching, STOPS.indexOf(to));
    setStop(to);
    if (to === 'bid' && narrow && expanded === null) onShowBid();
  };
  const end = useCallback(
    (how: 'done' | 'skipped') => {
      onEnd(how);
      document.getElementById('main')?.focus({ preventScroll: true });
    },
    [onEnd],
  );
  useShown(stop, bubble, narrow);
  useRoomBelow(narrow && stop === 'bid' ? (spot?.bubble.height ?? null) : null);
  useKeys(stop, bubble, end);
  const last = stop === 'next';
  return (
    <>
      {spot?.part && <Light part={spot.part} />}
      <div
        ref={bubble}
        className="coach"
        role="dialog"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-text`}
        tabIndex={-1}
        data-testid="coach"
        data-stop={stop}
        {...placed(spot, narrow, stop)}
      >
        <Stops stop={stop} />
        <h2 id={`${id}-title`}>{t(`${stop}.title`)}</h2>
        <p id={`${id}-text`}>
          {t(`${stop}.text`)} <span className="hidden">{t('keys')}</span>
        </p>
        <Try stop={stop} answer={answer} />
        <div className="coach__moves">
          <button
            type="button"
            className="button button--quiet"
            data-testid="coach-skip"
            onClick={() => {
              end('skipped');
            }}
          >
            {t('skip')}
          </button>
          {stop !== 'you' && (
            <button
              type="button"
              className="button"
              data-testid="coach-back"
              onClick={() => {
                go(moved(stop, -1));
              }}
            >
              {t('back')}
            </button>
          )}
          <button
            type="button"
            className="button button--main"
            data-testid="coach-next"
            onClick={() => {
              if (last) end('done');
              else go(moved(stop, 1));
            }}
          >
            {last ? t('done') : t('go_on')}
          </button>
        </div>
      </div>
    </>
  );
}

function Stops({ stop }: { stop: Stop }) {
  const { t } = useWords();
  const at = STOPS.indexOf(stop);
  const look = (index: number): string => {
    if (index === at) return 'coach__stop coach__stop--now';
    return index < at ? 'coach__stop coach__stop--past' : 'coach__stop';
  };
  return (
    <div className="coach__stops number">
      {STOPS.map((one, index) => (
        <span key={one} className={look(index)} aria-hidden="true" />
      ))}
      <span className="coach__count">{t('count', { stop: at + 1, stops: STOPS.length })}</span>
    </div>
  );
}

/** What to try, as a way there for who has no mouse; then the answer, in a region that is always there to be heard. */
function Try({ stop, answer }: { stop: Stop; answer: string | null }) {
  const { t } = useWords();
  return (
    <>
      {answer === null && (
        <button
          type="button"
          className="coach__try"
          data-testid="coach-try"
          onClick={() => {
            controlOf(stop)?.focus();
          }}
        >
          <Icon name="hand" /> <span>{t('try', { what: t(`${stop}.try`) })}</span>
        </button>
      )}
      <div role="status" data-testid="coach-answer" className={answer === null ? 'hidden' : undefined}>
        {answer !== null && (
          <p className="coach__try coach__try--done">
            <Icon name="check" /> <span>{answer}</span>
          </p>
        )}
      </div>
    </>
  );
}

/** All but the part is dimmed. It takes no press: what lies under it can be used as ever. */
function Light({ part: { left, top, right, bottom } }: { part: Box }) {
  return (
    <div
      className="coach-light"
      aria-hidden="true"
      style={{ left, top, width: right - left, height: bottom - top }}
    />
  );
}

/** On a narrow screen the bubble is a bar at the bottom, or below the bar at the top where the part is at the bottom itself. */
function placed(
  spot: Spot | null,
  narrow: boolean,
  stop: Stop,
): { 'data-side'?: string; style: CSSProperties } {
  // Unseen, not hidden: what is hidden cannot have the focus.
  if (spot === null) return { style: { opacity: 0 } };
  const { part, bubble, screen } = spot;
  const low = stop === 'bid' || stop === 'ready';
  if (narrow) return { style: low ? { bottom: 'auto', top: topHeight() + EDGES.top } : {} };
  if (part === null) return { style: {} };
  const { left, top, side, arrow } = placeBeside(part, bubble, screen);
  return { 'data-side': side, style: { left, top, '--arrow': `${arrow}px` } as CSSProperties };
}

/** The sheet with the bid form begins where the note that is so high, in px, ends; null where the note covers no sheet. */
function useRoomBelow(height: number | null): void {
  useEffect(() => {
    const { style } = document.documentElement;
    if (height === null) return;
    style.setProperty('--coach-bottom', `${topHeight() + EDGES.top + height}px`);
    return () => {
      style.removeProperty('--coach-bottom');
    };
  }, [height]);
}

const topHeight = (): number => document.querySelector('.top')?.clientHeight ?? 0;

/** How far the page has to move, in px, for the part to stand below the bar at the top: all of it, or its beginning. */
function outOfSight(stop: Stop, narrow: boolean): number {
  const part = partOf(stop)?.getBoundingClientRect();
  if (!part || STAY.has(stop) || (narrow && stop === 'bid')) return 0;
  const free = window.innerHeight - EDGES.top - EDGES.bottom;
  const above = part.top - topHeight() - EDGES.top;
  if (narrow || above < 0) return above;
  // Of a part that is taller than the screen the beginning is enough, and what stands above it may stay.
  if (part.height > free) return above > free / 3 ? above : 0;
  return Math.min(above, Math.max(0, part.bottom - window.innerHeight + EDGES.bottom));
}

/** A new stop: its part comes into sight, and the note is where the reader is. */
function useShown(stop: Stop, bubble: React.RefObject<HTMLDivElement | null>, narrow: boolean): void {
  const still = useReducedMotion();
  useEffect(() => {
    window.scrollBy({ top: outOfSight(stop, narrow), behavior: still ? 'instant' : 'smooth' });
    bubble.current?.focus({ preventScroll: true });
  }, [stop, bubble, narrow, still]);
}

/** Escape skips, unless it closes something that is open above; F6 goes between the note and the lit part. */
function useKeys(
  stop: Stop,
  bubble: React.RefObject<HTMLDivElement | null>,
  end: (how: 'skipped') => void,
): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const above = isPopoverOpen() || closedBy(event);
      if (event.key === 'Escape' && !above) end('skipped');
      if (event.key === 'F6') {
        event.preventDefault();
        if (bubble.current?.contains(document.activeElement)) controlOf(stop)?.focus();
        else bubble.current?.focus();
      }
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
    };
  }, [stop, bubble, end]);
}
