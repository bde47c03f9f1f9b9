// Tokens for programs: made here, told once, ended here.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../components/ProblemNote';
import type { TokenInfo } from '../../generated/api';
import { limits } from '../../generated/limits';
import { day } from '../dates';
import { Bones } from '../parts/Bones';
import { Confirm } from '../parts/Confirm';
import { CopyLine } from '../../components/CopyLine';
import { DataTable, type Column } from '../parts/DataTable';
import { Empty } from '../parts/Empty';
import { TextInput } from '../parts/Field';
import { Note } from '../parts/Note';
import { NumberInput } from '../parts/NumberInput';
import { useMakeToken, useRevokeToken, useTokens } from '../requests';

export function Tokens() {
  const { t } = useTranslation('staff');
  const tokens = useTokens();
  return (
    <section className="card card--stack">
      <h2>{t('account.tokens')}</h2>
      <p className="muted">{t('account.tokens_say')}</p>
      {tokens.isPending && <Bones rows={2} />}
      <ProblemNote problem={tokens.error} />
      {tokens.data && <List tokens={tokens.data} />}
      <Make />
    </section>
  );
}

function List({ tokens }: { tokens: readonly TokenInfo[] }) {
  const { t } = useTranslation('staff');
  const [ending, setEnding] = useState<TokenInfo | null>(null);
  const revoke = useRevokeToken();
  if (tokens.length === 0) return <Empty title={t('account.none')}>{t('account.none_say')}</Empty>;
  const columns: Column<TokenInfo>[] = [
    { key: 'label', title: t('account.label'), cell: (token) => token.label },
    { key: 'made', title: t('account.made_on'), cell: (token) => day(token.created_at) },
    { key: 'used', title: t('account.used'), cell: (token) => day(token.last_used_at) },
    { key: 'until', title: t('account.until'), cell: (token) => day(token.expires_at) },
    {
      key: 'moves',
      title: t('account.revoke'),
      silent: true,
      cell: (token) => (
        <button
          type="button"
          className="button button--small button--bad"
          data-testid={`revoke-${token.label}`}
          onClick={() => {
            setEnding(token);
          }}
        >
          {t('account.revoke')}
          <span className="hidden">: {token.label}</span>
        </button>
      ),
    },
  ];
  return (
    <>
      <DataTable
        label={t('account.list')}
        columns={columns}
        rows={tokens}
        rowKey={({ id }) => id}
        testid="tokens"
      />
      {ending && (
        <Confirm
          title={t('account.revoke_ask', { label: ending.label })}
          action={t('account.revoke')}
          danger
          busy={revoke.isPending}
          problem={revoke.error}
          onConfirm={() => {
            revoke.mutate(ending.id, {
              onSuccess: () => {
                setEnding(null);
              },
            });
          }}
          onCancel={() => {
            revoke.reset();
            setEnding(null);
          }}
        >
          {t('account.revoke_say')}
        </Confirm>
      )}
    </>
  );
}

function Make() {
  const { t } = useTranslation('staff');
  const make = useMakeToken();
  const [label, setLabel] = useState('');
  const [days, setDays] = useState<number | null>(90);
  return (
    <>
      <form
        className="form form--line"
        onSubmit={(event) => {
          event.preventDefault();
          if (days === null) return;
          make.mutate(
            { label: label.trim(), days },
            {
              onSuccess: () => {
                setLabel('');
              },
            },
          );
        }}
      >
        <TextInput
          label={t('account.label')}
          help={t('account.label_help')}
          value={label}
          onChange={setLabel}
          maxLength={limits.NewToken.label.maxLength}
          testid="token-label"
        />
        <NumberInput
          label={t('account.days')}
          unit={t('account.days_unit')}
          value={days}
          onChange={setDays}
          least={limits.NewToken.days.minimum}
          most={limits.NewToken.days.maximum}
          whole
          testid="token-days"
        />
        <button
          type="submit"
          className="button button--soft"
          data-testid="make-token"
          disabled={make.isPending || label.trim() === '' || days === null}
        >
          {t('account.make')}
        </button>
      </form>
      <ProblemNote problem={make.error} />
      {make.data && (
        <Note tone="you" title={t('account.made', { label: make.data.info.label })} live>
          <p>{t('account.made_say')}</p>
          <CopyLine label={t('account.token')} value={make.data.token} testid="token" />
        </Note>
      )}
    </>
  );
}
