// How the server is: what trains and waits, how busy the machine is, who is connected, and whether all is saved.
import { Icon } from '../../components/Icon';
import { decimal, percent } from '../../format';
import type { ControlState } from '../../generated/wire';
import { currentLanguage } from '../../i18n';
import { useWords } from './say';
import type { Heard } from './useControl';

const GB = 1024 ** 3;
const MOST_BARS = 15;

const clocks = { en: clockOf('en-GB'), zh: clockOf('zh-CN') };

function clockOf(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'medium', hourCycle: 'h23' });
}

export const timeOfDay = (at: Date): string => clocks[currentLanguage()].format(at);

export function ServerFoot({ state, heard }: { state: ControlState; heard: Heard }) {
  const t = useWords();
  const { load } = state;
  const here = state.people.filter((person) => person.connected).length;
  const queue = { run: load.trainings_running, wait: load.trainings_waiting };
  return (
    <footer className="foot" aria-label={t('foot.title')} data-testid="foot">
      <span className="foot__part">
        <span className="muted">{t('foot.training')}</span>
        <Queue {...queue} />
        <b>{t('foot.queue', queue)}</b>
      </span>
      <span className="foot__part foot__wide">
        <span className="muted">{t('foot.processor')}</span>
        <Meter share={load.processor} /> <b>{percent(load.processor)}</b>
      </span>
      <span className="foot__part foot__wide">
        <span className="muted">{t('foot.memory')}</span>
        <Meter share={load.memory_of_bytes > 0 ? load.memory_bytes / load.memory_of_bytes : 0} />
        <b>
          {t('foot.memory_of', {
            used: decimal(load.memory_bytes / GB, 1),
            all: decimal(load.memory_of_bytes / GB, 0),
          })}
        </b>
      </span>
      <span className="foot__part foot__wide">
        <span className="muted">{t('foot.connections')}</span>
        <b>
          {here} / {state.people.length}
        </b>
      </span>
      <Saved heard={heard} saved={load.saved} />
    </footer>
  );
}

function Saved({ heard, saved }: { heard: Heard; saved: boolean }) {
  const t = useWords();
  const time = heard.savedAt === null ? null : timeOfDay(heard.savedAt);
  const name = saved ? 'saved' : 'unsaved';
  const both = (short: boolean): string =>
    time === null ? t('foot.unsaved_ever') : t(short ? `foot.${name}_short` : `foot.${name}`, { time });
  return (
    <span className={`foot__part foot__saved ${saved ? 'good' : 'bad'}`} data-testid="saved">
      <Icon name={saved ? 'check' : 'cross'} />
      <span className="foot__long">{both(false)}</span>
      <span className="foot__short">{both(true)}</span>
      <span className="hidden" role="alert">
        {saved ? '' : t('foot.unsaved_ever')}
      </span>
    </span>
  );
}

function Queue({ run, wait }: { run: number; wait: number }) {
  const running = Math.min(run, MOST_BARS);
  const waiting = Math.min(wait, MOST_BARS - running);
  return (
    <span className="queue" aria-hidden="true">
      {Array.from({ length: running + waiting }, (_, index) => (
        <i key={index} className={index < running ? 'run' : ''} />
      ))}
    </span>
  );
}

function Meter({ share }: { share: number }) {
  return (
    <span className="meter" aria-hidden="true">
      <i style={{ width: `${Math.min(100, Math.max(0, share * 100))}%` }} />
    </span>
  );
}
