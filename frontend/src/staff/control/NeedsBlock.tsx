// Who needs the experimenter now: one line for each, with what is the matter and the two likely moves.
import { useState, type ReactNode } from 'react';
import { Icon } from '../../components/Icon';
import { clock, gap } from '../../format';
import type { Sound } from './alerts';
import { movesFor, type Move, type Need } from './model/needs';
import { SHAPES } from './model/seats';
import { callSign } from './model/types';
import { needMoveLabel, needSentences, useWords, type Words } from './say';

interface Props {
  all: readonly Need[];
  sound: Sound;
  busy: boolean;
  onMove: (need: Need, move: Move) => void;
  onPerson: (number: number) => void;
}

export function NeedsBlock({ all, sound, busy, onMove, onPerson }: Props) {
  const t = useWords();
  const [whole, setWhole] = useState(false);
  const shown = whole ? all : all.slice(0, FIRST);
  return (
    <section
      className={all.length > 0 ? 'card needs' : 'card needs needs--none'}
      aria-labelledby="needs-title"
      data-testid="needs"
    >
      <div className="needs__head">
        <h2 id="needs-title" aria-live="polite">
          <Icon name={all.length > 0 ? 'bell' : 'check'} />{' '}
          {all.length > 0 ? t('need.title', { count: all.length }) : t('need.none')}
        </h2>
        <button
          type="button"
          className="plainlink"
          aria-pressed={sound.on}
          data-testid="sound"
          onClick={sound.toggle}
        >
          <Icon name={sound.on ? 'sound' : 'mute'} />
          <span>{sound.on ? t('need.sound_on') : t('need.sound_off')}</span>
        </button>
      </div>
      <ul>
        {shown.map((need) => (
          <li key={need.key} className="need" data-testid={`need-${need.key}`}>
            <NeedState need={need} t={t} />
            <span className="need__who">
              <NeedWho need={need} t={t} onPerson={onPerson} />
            </span>
            <p>{needText(t, need)}</p>
            <span className="need__moves">
              {movesFor(need).map((move, index) => (
                <button
                  key={move.key}
                  type="button"
                  className={`button button--small${index === 0 && need.kind === 'help' ? ' button--soft' : ''}`}
                  data-testid={`need-${need.key}-${move.key}`}
                  disabled={busy}
                  onClick={() => {
                    onMove(need, move);
                  }}
                >
                  {ICONS[move.key]}
                  {needMoveLabel(t, move)}
                </button>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {all.length > FIRST && (
        <div className="needs__more">
          <button
            type="button"
            className="plainlink"
            data-testid="needs-all"
            aria-expanded={whole}
            onClick={() => {
              setWhole(!whole);
            }}
          >
            {whole ? t('need.fewer') : t('need.all', { n: all.length })}
          </button>
        </div>
      )}
    </section>
  );
}

/** So many are shown at first: the most pressing. */
const FIRST = 8;

const ICONS: Partial<Record<Move['key'], ReactNode>> = {
  answer: <Icon name="message" />,
  message: <Icon name="message" />,
  bot: <Icon name="bot" />,
  dealt: <Icon name="check" />,
};

function NeedState({ need, t }: { need: Need; t: Words }) {
  if (need.kind === 'lobby' || need.kind === 'late') {
    return <span className="dot dot--wait dot--asks">{t('need.lobby', { count: need.people.length })}</span>;
  }
  return <span className={`dot dot--${SHAPES[need.kind]}`}>{t(`state.${need.kind}`)}</span>;
}

function NeedWho({ need, t, onPerson }: { need: Need; t: Words; onPerson: (number: number) => void }) {
  if (need.kind === 'lobby' || need.kind === 'late') return t('need.arm', { n: need.arm });
  return (
    <>
      <button
        type="button"
        className="namelink"
        onClick={() => {
          onPerson(need.person);
        }}
      >
        {callSign(need.person)}
      </button>
      {need.group !== null && `, ${t('need.in_game', { n: need.group })}`}
    </>
  );
}

function needText(t: Words, need: Need): ReactNode {
  const sentences = needSentences(t, need).join(gap());
  if (need.kind !== 'help') return sentences;
  return (
    <>
      {sentences} <span className="muted number">{t('need.ago', { time: clock(need.sinceMs) })}</span>
    </>
  );
}
