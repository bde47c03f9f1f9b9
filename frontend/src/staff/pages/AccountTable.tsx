// The accounts of a server, and what an admin can do about each.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountInfo } from '../../generated/api';
import { day } from '../dates';
import { Confirm } from '../parts/Confirm';
import { DataTable, type Column } from '../parts/DataTable';
import { Pill } from '../parts/Pill';
import { useChangeAccount } from '../requests';
import { useAccount } from '../signedIn';
import { OneTimeLink } from './People';

export const ROLES = ['admin', 'researcher', 'viewer'] as const satisfies readonly AccountInfo['role'][];
type Role = (typeof ROLES)[number];

/** What is asked before it is done. */
type Asked =
  | { readonly kind: 'role'; readonly account: AccountInfo; readonly role: Role }
  | { readonly kind: 'reset' | 'disable'; readonly account: AccountInfo };

export function AccountTable({ accounts }: { accounts: readonly AccountInfo[] }) {
  const { t } = useTranslation('staff');
  const me = useAccount();
  const change = useChangeAccount();
  const [asked, setAsked] = useState<Asked | null>(null);
  const columns: Column<AccountInfo>[] = [
    {
      key: 'name',
      title: t('people.name'),
      cell: (account) => (
        <>
          {account.name} {account.id === me.id && <span className="you-mark">{t('people.you')}</span>}
        </>
      ),
    },
    {
      key: 'role',
      title: t('people.role'),
      cell: (account) => <RoleChoice account={account} onAsk={setAsked} />,
    },
    { key: 'state', title: t('people.state'), cell: (account) => <State account={account} /> },
    { key: 'since', title: t('people.since'), cell: (account) => day(account.created_at) },
    {
      key: 'moves',
      title: t('people.moves'),
      silent: true,
      cell: (account) => (
        <Moves
          account={account}
          onAsk={setAsked}
          onEnable={() => {
            change.mutate({ id: account.id, wish: { disabled: false } });
          }}
        />
      ),
    },
  ];
  return (
    <>
      {change.data && <OneTimeLink name={change.data.account.name} link={change.data.link} />}
      <DataTable
        label={t('people.list')}
        columns={columns}
        rows={accounts}
        rowKey={({ id }) => id}
        own={({ id }) => id === me.id}
        first={30}
        testid="accounts"
      />
      {asked && (
        <Question
          asked={asked}
          change={change}
          onEnd={() => {
            setAsked(null);
          }}
        />
      )}
    </>
  );
}

function RoleChoice({ account, onAsk }: { account: AccountInfo; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation('staff');
  return (
    <select
      className="input input--small"
      aria-label={t('people.role_of', { name: account.name })}
      data-testid={`role-${account.name}`}
      value={account.role}
      onChange={(event) => {
        const role = ROLES.find((known) => known === event.target.value);
        if (role) onAsk({ kind: 'role', account, role });
      }}
    >
      {ROLES.map((role) => (
        <option key={role} value={role}>
          {t(`roles.${role}`)}
        </option>
      ))}
    </select>
  );
}

function State({ account }: { account: AccountInfo }) {
  const { t } = useTranslation('staff');
  if (account.disabled) return <Pill>{t('people.disabled')}</Pill>;
  if (account.has_password) return <Pill tone="good">{t('people.active')}</Pill>;
  const open = account.invited_until !== null && new Date(account.invited_until) > new Date();
  if (!open || account.invited_until === null) return <Pill tone="warn">{t('people.expired')}</Pill>;
  return <Pill>{t('people.invited', { date: day(account.invited_until) })}</Pill>;
}

interface MovesProps {
  account: AccountInfo;
  onAsk: (asked: Asked) => void;
  onEnable: () => void;
}

function Moves({ account, onAsk, onEnable }: MovesProps) {
  const { t } = useTranslation('staff');
  const whose = <span className="hidden">: {account.name}</span>;
  if (account.disabled) {
    return (
      <button type="button" className="button button--small" onClick={onEnable}>
        {t('people.enable')}
        {whose}
      </button>
    );
  }
  return (
    <span className="moves">
      <button
        type="button"
        className="button button--small"
        data-testid={`reset-${account.name}`}
        onClick={() => {
          onAsk({ kind: 'reset', account });
        }}
      >
        {t('people.reset')}
        {whose}
      </button>
      <button
        type="button"
        className="button button--small button--bad"
        data-testid={`disable-${account.name}`}
        onClick={() => {
          onAsk({ kind: 'disable', account });
        }}
      >
        {t('people.disable')}
        {whose}
      </button>
    </span>
  );
}

interface QuestionProps {
  asked: Asked;
  change: ReturnType<typeof useChangeAccount>;
  onEnd: () => void;
}

function Question({ asked, change, onEnd }: QuestionProps) {
  const { t } = useTranslation('staff');
  const { name, id } = asked.account;
  const words =
    asked.kind === 'role'
      ? {
          title: t('people.role_ask', { name, role: t(`roles.${asked.role}`) }),
          say: t(`roles_may.${asked.role}`),
          action: t('people.role_do'),
        }
      : asked.kind === 'reset'
        ? {
            title: t('people.reset_ask', { name }),
            say: t('people.reset_say', { name }),
            action: t('people.reset'),
          }
        : {
            title: t('people.disable_ask', { name }),
            say: t('people.disable_say', { name }),
            action: t('people.disable'),
          };
  const wish =
    asked.kind === 'role'
      ? { role: asked.role }
      : asked.kind === 'reset'
        ? { reset: true as const }
        : { disabled: true };
  return (
    <Confirm
      title={words.title}
      action={words.action}
      danger={asked.kind === 'disable'}
      busy={change.isPending}
      problem={change.error}
      onConfirm={() => {
        change.mutate({ id, wish }, { onSuccess: onEnd });
      }}
      onCancel={() => {
        change.reset();
        onEnd();
      }}
    >
      {words.say}
    </Confirm>
  );
}
