// The game as bands of its federations, with the marks of the seat; one moves through it by hand, by keys, or lets it play.
import { useEffect, useRef, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplayOutline } from '../../generated/api';
import { Icon } from '../../components/Icon';
import { colourOf, inkOf, letterOf } from '../../federation';
import { useWidth } from '../../wiring/hooks';
import { marksOf, nextMark, stepAt, within, type Mark } from './way';

interface Props {
  outline: ReplayOutline;
  seat: number | null;
  step: number;
  playing: boolean;
  onStep: (step: number) => void;
  onPlay: (playing: boolean) => void;
}

const LEFT = 26;
const RIGHT = 14;
const TOP = 20;
const MOST_HEIGHT = 150;

export function TimeLine(props: Props) {
  const { outline, step, playing, onStep, onPlay } = props;
  const { t } = useTranslation('replay');
  const last = outline.steps.length;
  return (
    <section className="timeline" aria-label={t('line')}>
      <div className="timeline__moves">
        <div className="timeline__buttons">
          <button
            type="button"
            className="button"
            aria-label={t('back')}
            disabled={step <= 1}
            onClick={() => {
              onStep(step - 1);
            }}
          >
            <span aria-hidden="true">‹</span>
          </button>
          <button
            type="button"
            className="button button--main"
            data-testid="play"
            onClick={() => {
              if (!playing && step >= last) onStep(1);
              onPlay(!playing);
            }}
          >
            <Icon name={playing ? 'pause' : 'play'} /> {playing ? t('pause') : t('play')}
          </button>
          <button
            type="button"
            className="button"
            aria-label={t('forward')}
            disabled={step >= last}
            onClick={() => {
              onStep(step + 1);
            }}
          >
            <span aria-hidden="true">›</span>
          </button>
        </div>
        <p className="timeline__now number" data-testid="step-words">
          <StepWords outline={outline} step={step} />
        </p>
        <p className="muted timeline__keys">{t('keys')}</p>
      </div>
      <Bands {...props} />
    </section>
  );
}

/** What opened a step, in one line. */
export function useStepWords(outline: ReplayOutline): (step: number) => string {
  const { t } = useTranslation('replay');
  return (step) => {
    const steps = outline.steps.length;
    const one = outline.steps[step - 1];
    const told = (one?.happened ?? []).map(({ kind, federation }) => {
      const name = federation == null ? '' : (outline.federations[federation - 1]?.name ?? '');
      return kind === 'market' ? t('market') : t(kind, { federation: name });
    });
    if (outline.finished && step === steps) told.unshift(t('ended'));
    return told.length > 0
      ? t('step_of', { step, steps, what: told.join(' · ') })
      : t('step', { step, steps });
  };
}

function StepWords({ outline, step }: { outline: ReplayOutline; step: number }) {
  return useStepWords(outline)(step);
}

function Bands({ outline, seat, step, onStep }: Props) {
  const { t } = useTranslation('replay');
  const words = useStepWords(outline);
  const [measure, width] = useWidth();
  const slider = useRef<HTMLInputElement>(null);
  const count = outline.federations.length;
  const row = Math.max(5, Math.min(17, MOST_HEIGHT / count));
  const height = TOP + row * count + 22;
  const most = outline.turns * outline.ticks_per_turn;
  const x = (tick: number): number => LEFT + (tick / most) * Math.max(0, width - LEFT - RIGHT);
  const now = x(outline.steps[step - 1]?.tick ?? 0);
  const move = (event: PointerEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const tick = ((event.clientX - box.left - LEFT) / Math.max(1, width - LEFT - RIGHT)) * most;
    onStep(stepAt(tick, outline));
  };
  return (
    <div className="timeline__bands" ref={measure}>
      <input
        type="range"
        className="timeline__slider"
        data-testid="step-slider"
        ref={slider}
        min={1}
        max={Math.max(1, outline.steps.length)}
        value={step}
        aria-label={t('slider')}
        aria-valuetext={words(step)}
        onChange={(event) => {
          onStep(Number(event.target.value));
        }}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null;
          if (by === null || !event.shiftKey) return;
          event.preventDefault();
          onStep(nextMark(step, by, seat, outline));
        }}
      />
      <svg
        width={width}
        height={height}
        aria-hidden="true"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          slider.current?.focus();
          move(event);
        }}
        onPointerMove={(event) => {
          if (event.buttons > 0) move(event);
        }}
      >
        <Turns outline={outline} x={x} height={height - 18} />
        {outline.federations.map(({ federation }) => (
          <Row key={federation} federation={federation} row={row} />
        ))}
        {outline.bands.map((band) => (
          <Band
            key={`${band.federation}-${band.from_tick}`}
            band={band}
            x={x}
            row={row}
            future={band.from_tick >= (outline.steps[step - 1]?.tick ?? 0)}
          />
        ))}
        {marksOf(seat, outline).map((mark) => (
          <Sign
            key={`${mark.kind}-${mark.federation}-${mark.tick}`}
            mark={mark}
            x={x(mark.tick)}
            y={TOP + row * (mark.federation - 0.5)}
          />
        ))}
        <line
          className="timeline__line"
          x1={LEFT}
          x2={Math.max(LEFT, width - RIGHT)}
          y1={height - 9}
          y2={height - 9}
        />
        <line className="timeline__past" x1={LEFT} x2={now} y1={height - 9} y2={height - 9} />
        <line className="timeline__head" x1={now} x2={now} y1={TOP - 4} y2={height - 9} />
        <circle className="timeline__knob" cx={now} cy={height - 9} r="7" />
      </svg>
    </div>
  );
}

type X = (tick: number) => number;

function Turns({ outline, x, height }: { outline: ReplayOutline; x: X; height: number }) {
  const { turns, ticks_per_turn } = outline;
  const every = Math.ceil(turns / 16);
  return (
    <>
      {Array.from({ length: turns }, (_, index) => (
        <g key={index}>
          <line
            className="timeline__turn"
            x1={x(index * ticks_per_turn)}
            x2={x(index * ticks_per_turn)}
            y1={TOP - 4}
            y2={height}
          />
          {index % every === 0 && (
            <text className="axis" x={x((index + 0.5) * ticks_per_turn)} y={12} textAnchor="middle">
              {index + 1}
            </text>
          )}
        </g>
      ))}
    </>
  );
}

function Row({ federation, row }: { federation: number; row: number }) {
  const y = TOP + row * (federation - 1);
  if (row < 11) return null;
  return (
    <>
      <rect x="2" y={y + 1} width="17" height={row - 2} rx="3" style={{ fill: colourOf(federation) }} />
      <text
        x="10.5"
        y={y + row / 2 + 4}
        textAnchor="middle"
        className="timeline__letter"
        style={{ fill: inkOf(federation) }}
      >
        {letterOf(federation)}
      </text>
    </>
  );
}

const THICK = { bidding: 0.72, training: 0.72, profit: 0.24 } as const;

/** Outlined while it takes bids, full while it trains, thin while it pays. */
function Band({
  band,
  x,
  row,
  future,
}: {
  band: ReplayOutline['bands'][number];
  x: X;
  row: number;
  future: boolean;
}) {
  const { federation, phase, from_tick, to_tick } = band;
  const height = row * THICK[phase];
  const colour = colourOf(federation);
  return (
    <rect
      className={future ? 'timeline__band timeline__band--future' : 'timeline__band'}
      x={x(from_tick) + 1}
      width={Math.max(1, x(to_tick) - x(from_tick) - 2)}
      y={TOP + row * (federation - 0.5) - height / 2}
      height={height}
      rx="2"
      style={{ fill: phase === 'bidding' ? 'var(--surface)' : colour, stroke: colour }}
    />
  );
}

/** A ring for a bid, a diamond for a payout, a cross for a leave. */
export function Sign({ mark, x, y }: { mark: Pick<Mark, 'kind'>; x: number; y: number }) {
  if (mark.kind === 'bid') return <circle className="timeline__bid" cx={x} cy={y} r="4" />;
  if (mark.kind === 'leave')
    return <path className="timeline__bid" d={`M${x - 4},${y - 4} l8,8 M${x + 4},${y - 4} l-8,8`} />;
  return <path className="timeline__payout" d={`M${x},${y - 5.5} l5.5,5.5 l-5.5,5.5 l-5.5,-5.5 Z`} />;
}

/** Goes on by itself, a step a second, while it plays. */
export function usePlaying(
  outline: ReplayOutline | undefined,
  step: number,
  playing: boolean,
  go: (step: number) => void,
  stop: () => void,
): void {
  const last = outline?.steps.length ?? 0;
  const latest = useRef({ go, stop });
  useEffect(() => {
    latest.current = { go, stop };
  });
  useEffect(() => {
    if (!playing || !outline) return;
    const timer = window.setTimeout(() => {
      if (step >= last) latest.current.stop();
      else latest.current.go(within(step + 1, outline));
    }, 1_000);
    return () => {
      window.clearTimeout(timer);
    };
  }, [playing, outline, step, last]);
}
