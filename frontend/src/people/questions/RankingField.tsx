// Put things in order, best first: by dragging, by the two buttons of a row, or by the arrow keys on its handle. The order
// that it begins with is chance, so that it is no answer until somebody has moved one or said that it is right.
import { useRef, useState } from 'react';
import { useSpoken } from '../shown';
import { useWords } from '../words';
import { Asked } from './Asked';
import type { FieldProps } from './QuestionField';

/** `order` with the thing at `from` put to `to`. */
export function moved(order: readonly string[], from: number, to: number): string[] {
  const thing = order[from];
  if (thing === undefined || to < 0 || to >= order.length) return [...order];
  const rest = order.filter((_, index) => index !== from);
  return [...rest.slice(0, to), thing, ...rest.slice(to)];
}

/** The row at this height, or the nearest one. */
function rowAt(list: HTMLElement, y: number): number {
  const boxes = Array.from(list.children, (row) => row.getBoundingClientRect());
  const found = boxes.findIndex((box) => y < box.bottom);
  return found === -1 ? boxes.length - 1 : found;
}

export function RankingField({ question, entered, problem, onEnter }: FieldProps<'ranking'>) {
  const { t } = useWords();
  const say = useSpoken();
  const [dragged, setDragged] = useState<string | null>(null);
  const [told, setTold] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const names = question.options.map((option) => option.name);
  const kept = Array.isArray(entered) ? (entered as readonly string[]) : [];
  const touched = kept.length === names.length;
  const order = touched ? kept : names;
  const textOf = (name: string): string => {
    const option = question.options.find((one) => one.name === name);
    return option ? say(option.text).text : name;
  };
  const move = (name: string, to: number): void => {
    const from = order.indexOf(name);
    if (to === from || to < 0 || to >= order.length) return;
    onEnter(moved(order, from, to));
    setTold(t('question.ranked', { what: textOf(name), n: to + 1, of: order.length }));
  };
  return (
    <Asked {...question} problem={problem}>
      {(ids) => (
        <>
          <ol ref={list} className={touched ? 'ranking' : 'ranking ranking--open'} aria-labelledby={ids.text}>
            {order.map((name, index) => {
              const what = textOf(name);
              return (
                <li
                  key={name}
                  className={dragged === name ? 'ranking__row ranking__row--dragged' : 'ranking__row'}
                >
                  <button
                    type="button"
                    className="ranking__handle"
                    data-testid={`rank-${question.name}-${name}`}
                    onKeyDown={(event) => {
                      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
                      if (by === undefined) return;
                      event.preventDefault();
                      move(name, index + by);
                    }}
                    onPointerDown={(event) => {
                      event.currentTarget.setPointerCapture(event.pointerId);
                      setDragged(name);
                    }}
                    onPointerMove={(event) => {
                      if (dragged === name && list.current) move(name, rowAt(list.current, event.clientY));
                    }}
                    onPointerUp={() => {
                      setDragged(null);
                    }}
                    onPointerCancel={() => {
                      setDragged(null);
                    }}
                  >
                    <span className="ranking__place number">{index + 1}</span>
                    <span className="ranking__text">
                      {what}
                      <span className="hidden">{t('question.handle', { of: order.length })}</span>
                    </span>
                    <span className="ranking__grip" aria-hidden="true">
                      ⠿
                    </span>
                  </button>
                  <MoveButton
                    label={t('question.up', { what })}
                    sign="↑"
                    off={index === 0}
                    onPress={() => {
                      move(name, index - 1);
                    }}
                  />
                  <MoveButton
                    label={t('question.down', { what })}
                    sign="↓"
                    off={index === order.length - 1}
                    onPress={() => {
                      move(name, index + 1);
                    }}
                  />
                </li>
              );
            })}
          </ol>
          {!touched && (
            <button
              type="button"
              className="button button--soft"
              data-testid={`keep-${question.name}`}
              onClick={() => {
                onEnter(order);
              }}
            >
              {t('question.keep_order')}
            </button>
          )}
          <span className="hidden" aria-live="assertive">
            {told}
          </span>
        </>
      )}
    </Asked>
  );
}

function MoveButton({
  label,
  sign,
  off,
  onPress,
}: {
  label: string;
  sign: string;
  off: boolean;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      className="button ranking__move"
      aria-label={label}
      aria-disabled={off}
      onClick={onPress}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
