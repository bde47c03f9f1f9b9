// What can be done with the people who are chosen. It is there only while some are.
import type { ReactNode } from 'react';
import { Icon } from '../../components/Icon';
import type { ControlState } from '../../generated/wire';
import { movesOf, type ChosenMove } from './model/moves';
import { moveLabel, useWords } from './say';

interface Props {
  state: ControlState;
  chosen: ReadonlySet<number>;
  busy: boolean;
  onMove: (move: ChosenMove) => void;
  onMessage: () => void;
  onNone: () => void;
}

export function ChosenBar({ state, chosen, busy, onMove, onMessage, onNone }: Props) {
  const t = useWords();
  const games = new Set([...chosen].map((number) => state.people[number - 1]?.group ?? null));
  const [game = null] = games;
  return (
    <div className="chosen" role="toolbar" aria-label={t('chosen.bar')} data-testid="chosen">
      <b className="number">
        {games.size === 1 && game !== null
          ? t('chosen.count_game', { n: chosen.size, game })
          : t('chosen.count', { n: chosen.size })}
      </b>
      <MoveButtons
        moves={movesOf(state, chosen)}
        testid="chosen"
        busy={busy}
        onMove={onMove}
        onMessage={onMessage}
      />
      <button
        type="button"
        className="button button--small button--quiet chosen__none"
        data-testid="choose-none"
        onClick={onNone}
      >
        {t('chosen.none')}
      </button>
    </div>
  );
}

const ICONS: Record<ChosenMove['key'], ReactNode> = {
  pause: <Icon name="pause" />,
  resume: <Icon name="play" />,
  extend: <Icon name="clock" />,
  end_step: <Icon name="forward" />,
  end_game: <Icon name="remove" />,
  bot: <Icon name="bot" />,
  give_back: <Icon name="back" />,
  advance: <Icon name="forward" />,
  let_go: <Icon name="check" />,
  start_group: <Icon name="people" />,
  remove: <Icon name="remove" />,
};

interface ButtonsProps {
  moves: readonly ChosenMove[];
  testid: string;
  busy: boolean;
  onMove: (move: ChosenMove) => void;
  onMessage: () => void;
}

/** The moves as buttons; the message stands after those that give time. */
export function MoveButtons({ moves, testid, busy, onMove, onMessage }: ButtonsProps) {
  const t = useWords();
  const message = (
    <button
      key="message"
      type="button"
      className="button button--small"
      data-testid={`${testid}-message`}
      disabled={busy}
      onClick={onMessage}
    >
      <Icon name="message" /> {t('chosen.message')}
    </button>
  );
  const button = (move: ChosenMove): ReactNode => (
    <button
      key={move.key}
      type="button"
      className={move.key === 'remove' ? 'button button--small button--bad' : 'button button--small'}
      data-testid={`${testid}-${move.key}`}
      disabled={busy}
      onClick={() => {
        onMove(move);
      }}
    >
      {ICONS[move.key]} {moveLabel(t, move)}
    </button>
  );
  const time = moves.filter((move) => TIME.includes(move.key));
  const rest = moves.filter((move) => !TIME.includes(move.key));
  return [...time.map(button), message, ...rest.map(button)];
}

const TIME: readonly ChosenMove['key'][] = ['pause', 'resume', 'extend', 'end_step'];
