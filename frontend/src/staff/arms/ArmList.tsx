// All arms that one may see, and the ways to begin one.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { ArmInfo, NewArmWanted } from '../../generated/api';
import { Icon } from '../../components/Icon';
import { ProblemNote } from '../../components/ProblemNote';
import { currentLanguage } from '../../i18n';
import { listScenarios } from '../../net/http';
import { moment } from '../dates';
import { Bones } from '../parts/Bones';
import { DataTable, type Column } from '../parts/DataTable';
import { Empty } from '../parts/Empty';
import { SelectInput } from '../parts/Field';
import { Pill } from '../parts/Pill';
import { StaffShell } from '../StaffShell';
import { TomlFile, Window } from './Dialogs';
import { armPath, useArms, useMakeArm } from './requests';

export function ArmList() {
  const { t } = useTranslation('arms');
  const arms = useArms();
  const [making, setMaking] = useState(false);
  const may = arms.data?.may_make ?? false;
  const begin = may && (
    <button
      type="button"
      className="button button--main"
      data-testid="new-arm"
      onClick={() => {
        setMaking(true);
      }}
    >
      <Icon name="plus" /> {t('list.new')}
    </button>
  );
  const rows = arms.data?.arms ?? [];
  return (
    <StaffShell
      crumbs={[{ label: t('list.title') }]}
      title={t('list.title')}
      say={t('list.say')}
      actions={rows.length > 0 && begin}
    >
      <section className="card">
        {arms.isPending && <Bones rows={4} />}
        <ProblemNote problem={arms.error} />
        {arms.data && rows.length === 0 && (
          <Empty title={t('list.none')} actions={begin}>
            {t(may ? 'list.none_say' : 'list.none_viewer')}
          </Empty>
        )}
        {rows.length > 0 && <Table rows={rows} />}
      </section>
      {making && (
        <NewArm
          onClose={() => {
            setMaking(false);
          }}
        />
      )}
    </StaffShell>
  );
}

function Table({ rows }: { rows: readonly ArmInfo[] }) {
  const { t } = useTranslation('arms');
  const chinese = currentLanguage() === 'zh';
  const columns: Column<ArmInfo>[] = [
    {
      key: 'title',
      title: t('list.name'),
      cell: (arm) => (
        <Link to={armPath(arm.id)} data-testid={`arm-${arm.id}`}>
          {(chinese ? arm.title_zh : arm.title) || t('list.untitled')}
        </Link>
      ),
    },
    {
      key: 'state',
      title: t('list.state'),
      cell: (arm) => (
        <span className="moves">
          <Pill>{t(arm.state === 'frozen' ? 'state.frozen' : 'state.draft')}</Pill>
          {arm.offered && <Pill tone="good">{t('state.offered')}</Pill>}
        </span>
      ),
    },
    {
      key: 'facts',
      title: t('list.facts'),
      cell: (arm) =>
        t('outline.foot', {
          seats: arm.seats ?? '?',
          federations: arm.federations ?? '?',
          turns: arm.turns ?? '?',
        }),
    },
    { key: 'owner', title: t('list.owner'), cell: (arm) => (arm.mine ? t('list.you') : arm.owner_name) },
    { key: 'changed', title: t('list.changed'), cell: (arm) => moment(arm.changed_at) },
  ];
  return (
    <DataTable
      label={t('list.title')}
      columns={columns}
      rows={rows}
      rowKey={(arm) => arm.id}
      first={20}
      testid="arms"
    />
  );
}

function NewArm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('arms');
  const make = useMakeArm();
  const arms = useArms();
  const scenarios = useQuery({ queryKey: ['scenarios'], queryFn: listScenarios });
  const chinese = currentLanguage() === 'zh';
  const [from, setFrom] = useState('scenario:quickstart');
  const [toml, setToml] = useState('');
  const options = [
    ...(scenarios.data ?? [])
      .filter((one) => !arms.data?.arms.some((arm) => arm.id === one.name))
      .map((one) => ({ value: `scenario:${one.name}`, label: chinese ? one.title_zh : one.title })),
    ...(arms.data?.arms ?? []).map((arm) => ({
      value: `arm:${arm.id}`,
      label: t('list.copy_of', { title: (chinese ? arm.title_zh : arm.title) || t('list.untitled') }),
    })),
    { value: 'empty', label: t('list.empty') },
    { value: 'toml', label: t('list.from_toml') },
  ];
  const wish = (): NewArmWanted => {
    const [kind, name] = from.split(':');
    if (kind === 'scenario' && name !== undefined) return { scenario: name };
    if (kind === 'arm' && name !== undefined) return { arm: name };
    return kind === 'toml' ? { toml } : {};
  };
  return (
    <Window
      title={t('list.new')}
      problem={make.error}
      onClose={onClose}
      moves={
        <button
          type="button"
          className="button button--main"
          data-testid="make-arm"
          disabled={make.isPending || (from === 'toml' && toml.trim() === '')}
          onClick={() => {
            make.mutate(wish());
          }}
        >
          {t('list.make')}
        </button>
      }
    >
      <SelectInput
        label={t('list.from')}
        help={t('list.from_help')}
        value={from}
        options={options}
        onChange={setFrom}
        testid="from"
      />
      {from === 'toml' && (
        <>
          <TomlFile onText={setToml} />
          <textarea
            className="input toml"
            aria-label={t('toml.text')}
            data-testid="new-toml"
            spellCheck={false}
            value={toml}
            onChange={(event) => {
              setToml(event.target.value);
            }}
          />
        </>
      )}
    </Window>
  );
}
