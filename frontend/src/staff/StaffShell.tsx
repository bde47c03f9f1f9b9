// The frame of every page inside: the way to it, who is signed in, the parts of the experiment where there is one, and the
// head of the page with its moves.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Icon } from '../components/Icon';
import { Popover } from '../components/Popover';
import { Shell } from '../components/Shell';
import { usePageTitle } from '../wiring/hooks';
import { useSignOut } from './requests';
import { useAccount } from './signedIn';

/** A step of the way to this page; the last one is the page itself and leads nowhere. */
export interface Crumb {
  readonly label: string;
  readonly to?: string;
}

/** A part of an experiment; `count` is how many things there ask for a person. */
export interface Tab {
  readonly label: string;
  readonly to: string;
  readonly current: boolean;
  readonly count?: number;
}

interface Props {
  crumbs: readonly Crumb[];
  tabs?: readonly Tab[];
  title: string;
  /** Beside the title: how it stands, as a <Pill>. */
  state?: ReactNode;
  /** Below the title: one sentence. */
  say?: ReactNode;
  /** What can be done here, the loud button last. */
  actions?: ReactNode;
  children: ReactNode;
}

export function StaffShell({ crumbs, tabs = [], title, state, say, actions, children }: Props) {
  usePageTitle(title);
  return (
    <Shell
      home="/staff"
      status={<Trail crumbs={crumbs} />}
      who={<Who />}
      tabs={tabs.length > 0 && <Tabs tabs={tabs} />}
    >
      <div className="desk">
        <div className="desk__head">
          <h1>{title}</h1>
          {state}
          {actions !== undefined && <div className="desk__moves">{actions}</div>}
          {say !== undefined && <p className="desk__say">{say}</p>}
        </div>
        {children}
      </div>
    </Shell>
  );
}

function Trail({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { t } = useTranslation('staff');
  return (
    <nav aria-label={t('frame.where')}>
      <ol className="trail">
        {crumbs.map(({ label, to }) => (
          <li key={label}>
            {to === undefined ? <b aria-current="page">{label}</b> : <Link to={to}>{label}</Link>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Tabs({ tabs }: { tabs: readonly Tab[] }) {
  const { t } = useTranslation('staff');
  return (
    <nav className="tabs" aria-label={t('frame.parts')}>
      {tabs.map(({ label, to, current, count = 0 }) => (
        <Link key={to} to={to} aria-current={current ? 'page' : undefined}>
          {label}
          {count > 0 && (
            <span className="tabs__count number" aria-label={t('frame.need', { n: count })}>
              {count}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}

function Who() {
  const { t } = useTranslation('staff');
  const account = useAccount();
  const signOut = useSignOut();
  const role = t(`roles.${account.role}`);
  return (
    <Popover
      label={account.name}
      className="menu"
      once
      button={{
        className: 'who',
        testid: 'who',
        children: (
          <>
            <span className="who__mark" aria-hidden="true">
              {Array.from(account.name)[0]?.toUpperCase()}
            </span>
            <span className="who__words">
              <b>{account.name}</b>
              <span className="muted">{role}</span>
            </span>
            <span className="hidden">, {t('frame.menu')}</span>
            <Icon name="chevron" />
          </>
        ),
      }}
    >
      <Move to="/staff" label={t('frame.experiments')} />
      {account.role === 'admin' && <Move to="/staff/people" label={t('frame.people')} />}
      <Move to="/staff/account" label={t('frame.account')} />
      <Move to="/" label={t('frame.play')} />
      <button
        type="button"
        className="menu__move"
        data-testid="sign-out"
        onClick={() => {
          signOut.mutate();
        }}
      >
        {t('frame.sign_out')}
      </button>
    </Popover>
  );
}

function Move({ to, label }: { to: string; label: string }) {
  return (
    <Link to={to} className="menu__move">
      {label}
    </Link>
  );
}
