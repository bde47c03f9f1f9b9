// The small signs of the control room: a state, an arm, the market as one bar, the seats of a game.
import { memo } from 'react';
import type { FederationShort } from '../../../generated/wire';
import { fillOf, inkOf, letterOf } from '../../../federation';
import { listed, percent } from '../../../format';
import { SHAPES, type Seat } from '../model/seats';
import { callSign, type PersonState } from '../model/types';
import { useWords } from '../say';

/** Shape, colour and word. */
export function StateDot({ state }: { state: PersonState }) {
  const t = useWords();
  return <span className={`dot dot--${SHAPES[state]}`}>{t(`state.${state}`)}</span>;
}

/** An arm is a number in a ring, never a colour. */
export function ArmMark({ arm }: { arm: number }) {
  return (
    <span className={arm === 1 ? 'arm-mark arm-mark--1' : 'arm-mark'} aria-hidden="true">
      {arm}
    </span>
  );
}

interface SharesProps {
  federations: readonly FederationShort[];
  /** Without letters. */
  thin?: boolean;
}

/** Shares that differ by less than can be seen are the same: a state comes twice a second, and most of it has not changed. */
const sameShares = (a: SharesProps, b: SharesProps): boolean =>
  a.thin === b.thin &&
  a.federations.length === b.federations.length &&
  a.federations.every((one, index) => {
    const other = b.federations[index];
    return one.name === other?.name && Math.round(one.share * 500) === Math.round(other.share * 500);
  });

export const Shares = memo(function Shares({ federations, thin = false }: SharesProps) {
  const t = useWords();
  const told = federations.map(({ name, share }) => t('game.share', { name, share: percent(share) }));
  return (
    <div
      className={thin ? 'shares shares--thin' : 'shares'}
      role="img"
      aria-label={t('game.shares', { list: listed(told) })}
    >
      {federations.map(({ name, share }, index) => (
        <span
          key={name}
          style={{ flex: `${share} 1 0`, background: fillOf(index + 1), color: inkOf(index + 1) }}
        >
          {!thin && share >= 0.07 && letterOf(index + 1)}
        </span>
      ))}
    </div>
  );
}, sameShares);

const sameSeats = (a: { seats: readonly Seat[] }, b: { seats: readonly Seat[] }): boolean =>
  a.seats.length === b.seats.length &&
  a.seats.every(({ person, state }, index) => {
    const other = b.seats[index];
    return person === other?.person && state === other.state;
  });

/** One dot for each seat; the words are in its name, and in the title of each. */
export const SeatDots = memo(function SeatDots({ seats }: { seats: readonly Seat[] }) {
  const t = useWords();
  const counts = new Map<PersonState, number>();
  for (const seat of seats) counts.set(seat.state, (counts.get(seat.state) ?? 0) + 1);
  const told = [...counts].map(([one, n]) => t('game.seat', { n, state: t(`state.${one}`) }));
  return (
    <div className="seatdots" role="img" aria-label={t('game.seats', { list: listed(told) })}>
      {seats.map((seat, index) => (
        <i
          key={index}
          className={`shape shape--${SHAPES[seat.state]}`}
          title={`${seat.person === null ? t('game.bot_seat') : callSign(seat.person)}: ${t(`state.${seat.state}`)}`}
        />
      ))}
    </div>
  );
}, sameSeats);
