// What is round every page of a session: the bar with the name of the study, the stages, what there is to be told, and
// the way to the experimenter.
import { useState, type ReactNode } from 'react';
import { Icon } from '../components/Icon';
import { Shell } from '../components/Shell';
import { SoundSwitch } from '../components/SoundSwitch';
import { HelpPanel } from './HelpPanel';
import { useInSession } from './inSession';
import { Notes } from './Notes';
import { StageLine } from './StageLine';
import { useWords } from './words';

interface Props {
  /** The state of the game, at a table. */
  status?: ReactNode;
  /** At a table the rules of the game can be opened, and the page is as wide as the screen. */
  table?: boolean;
  /** The stage that is looked at, where it is not the one that is open. */
  stage?: number;
  children: ReactNode;
}

export function Frame({ status, table = false, stage, children }: Props) {
  const { t } = useWords();
  const { seen, actions, connection } = useInSession();
  const [calling, setCalling] = useState(false);
  const { page } = seen;
  return (
    <Shell
      study={{ title: page.title, languages: page.languages === 'both', rules: table }}
      status={status}
      settings={table && <SoundSwitch />}
      tools={
        <button
          type="button"
          className={page.help_open ? 'button button--quiet call call--told' : 'button button--quiet call'}
          data-testid="call-help"
          aria-label={t('call.open')}
          onClick={() => {
            setCalling(true);
            actions.traced({ kind: 'looked', what: 'help' });
          }}
        >
          <Icon name="hand" /> <span className="call__word">{t('call.short')}</span>
        </button>
      }
    >
      <StageLine page={page} stage={stage ?? page.stage} />
      <Notes />
      {table ? children : <div className="page page--session">{children}</div>}
      {connection === 'lost' && (
        <p className="connection" role="status">
          {t('session.lost')}
        </p>
      )}
      <HelpPanel
        open={calling}
        onClose={() => {
          setCalling(false);
          actions.traced({ kind: 'closed', what: 'help' });
        }}
      />
    </Shell>
  );
}
