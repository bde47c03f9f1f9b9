// The head of an arm: how it stands, and what is done with the whole of it.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon';
import { Popover } from '../../components/Popover';
import { ProblemNote } from '../../components/ProblemNote';
import { Confirm } from '../parts/Confirm';
import { Pill } from '../parts/Pill';
import { TomlWindow } from './Dialogs';
import { readToml, tomlUrl } from './http';
import { useDeleteArm, useFreezeArm, useMakeArm, useTryArm } from './requests';
import type { Draft } from './useDraft';
import { CrossWindow } from './Cross';
import { VaryWindow } from './Vary';

const SECOND = 1_000;
const MINUTE = 60;

export function ArmState({ draft, onWrong }: { draft: Draft; onWrong: () => void }) {
  const { t } = useTranslation('arms');
  const { info, explained } = draft;
  const wrong = explained.problems.length;
  if (info.state === 'frozen') {
    return (
      <>
        <Pill>
          <Icon name="lock" size={12} /> {t('state.frozen')}
        </Pill>
        {info.offered && <Pill tone="good">{t('state.offered')}</Pill>}
      </>
    );
  }
  return (
    <>
      <Pill>
        <span role="status" data-testid="saved">
          <SavedWords draft={draft} />
        </span>
      </Pill>
      {wrong > 0 && (
        <button type="button" className="pill pill--bad pill--press" data-testid="wrong" onClick={onWrong}>
          {t(wrong === 1 ? 'state.wrong_one' : 'state.wrong', { n: wrong })}
        </button>
      )}
    </>
  );
}

function SavedWords({ draft: { savedAt, unsaved, problem, info } }: { draft: Draft }) {
  const { t } = useTranslation('arms');
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, SECOND);
    return () => {
      clearInterval(timer);
    };
  }, []);
  if (!info.mine) return t('state.draft');
  if (problem) return t('state.not_saved');
  if (unsaved) return t('state.saving');
  if (savedAt === null) return t('state.draft');
  const seconds = Math.max(0, Math.round((now - savedAt) / SECOND));
  if (seconds < 2) return t('state.saved_now');
  if (seconds < MINUTE) return t('state.saved', { n: seconds });
  return t('state.saved_minutes', { n: Math.round(seconds / MINUTE) });
}

type Shown = 'toml' | 'vary' | 'cross' | 'delete' | 'freeze' | null;

export function ArmHead({ draft, jump }: { draft: Draft; jump: (path: string) => void }) {
  const { t } = useTranslation('arms');
  const { info, explained } = draft;
  const [shown, setShown] = useState<Shown>(null);
  const close = (): void => {
    setShown(null);
  };
  const copy = useMakeArm();
  const trying = useTryArm(info.id);
  const away = useDeleteArm(info.id);
  const freeze = useFreezeArm(info.id, (opened) => {
    draft.take(opened);
    close();
  });
  const draftState = info.state === 'draft';
  const [first] = explained.problems;
  /** What is only done with an arm in which nothing is to be put right: leads there instead. */
  const whenRight = async (then: () => void): Promise<void> => {
    if (first) jump(first.path);
    else if ((await draft.flush()) !== null) then();
  };
  const duplicate = async (): Promise<void> => {
    await draft.flush();
    copy.mutate({ arm: info.id, title: t('head.copy_of', { title: info.title }) });
  };
  return (
    <>
      <button
        type="button"
        className="button button--quiet"
        data-testid="open-toml"
        onClick={async () => {
          await draft.flush();
          setShown('toml');
        }}
      >
        <Icon name="download" /> TOML
      </button>
      {info.mine && (
        <>
          <More
            moves={[
              { label: t('head.copy'), testid: 'copy-arm', onPress: () => void duplicate() },
              {
                label: t('head.vary'),
                testid: 'vary-arm',
                onPress: () => {
                  setShown('vary');
                },
              },
              {
                label: t('head.cross'),
                testid: 'cross-arm',
                onPress: () =>
                  void whenRight(() => {
                    setShown('cross');
                  }),
              },
              ...(info.used || info.offered
                ? []
                : [
                    {
                      label: t('head.delete'),
                      testid: 'delete-arm',
                      bad: true,
                      onPress: () => {
                        setShown('delete');
                      },
                    },
                  ]),
            ]}
          />
          <button
            type="button"
            className="button"
            data-testid="try-arm"
            disabled={trying.isPending}
            onClick={() =>
              whenRight(() => {
                trying.mutate();
              })
            }
          >
            {t('head.try')}
          </button>
        </>
      )}
      {info.mine && draftState && (
        <button
          type="button"
          className="button button--main"
          data-testid="freeze"
          onClick={() =>
            whenRight(() => {
              setShown('freeze');
            })
          }
        >
          {t('head.freeze')}
        </button>
      )}
      <ProblemNote problem={copy.error ?? trying.error ?? null} />
      {shown === 'toml' && (
        <TomlWindow
          url={tomlUrl(info.id)}
          locked={!draftState || !info.mine}
          onRead={async (toml) => {
            draft.replace(await readToml(toml));
          }}
          onClose={close}
        />
      )}
      {shown === 'vary' && <VaryWindow armId={info.id} onClose={close} />}
      {shown === 'cross' && <CrossWindow armId={info.id} onClose={close} />}
      {shown === 'delete' && (
        <Confirm
          title={t('delete.title', { title: info.title })}
          action={t('delete.do')}
          danger
          busy={away.isPending}
          problem={away.error}
          onConfirm={() => {
            away.mutate();
          }}
          onCancel={close}
        >
          {t('delete.say')}
        </Confirm>
      )}
      {shown === 'freeze' && (
        <Confirm
          title={t('freeze.title', { title: info.title })}
          action={t('freeze.do')}
          busy={freeze.isPending}
          problem={freeze.error}
          onConfirm={() => {
            freeze.mutate(info.version);
          }}
          onCancel={close}
        >
          {t('freeze.say')}
        </Confirm>
      )}
    </>
  );
}

interface Move {
  readonly label: string;
  readonly testid: string;
  readonly bad?: boolean;
  readonly onPress: () => void;
}

/** What is done less often, behind one button. */
function More({ moves }: { moves: readonly Move[] }) {
  const { t } = useTranslation('arms');
  return (
    <Popover
      label={t('head.more')}
      className="menu"
      once
      button={{
        className: 'button button--quiet',
        testid: 'more',
        children: (
          <>
            {t('head.more')} <Icon name="chevron" />
          </>
        ),
      }}
    >
      {moves.map(({ label, testid, bad, onPress }) => (
        <button
          key={testid}
          type="button"
          className={bad ? 'menu__move bad' : 'menu__move'}
          data-testid={testid}
          onClick={onPress}
        >
          {label}
        </button>
      ))}
    </Popover>
  );
}
