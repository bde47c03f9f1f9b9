// What is to be known of an arm before it is read: it is frozen, it is somebody else's, another page has saved it.
import { useTranslation } from 'react-i18next';
import type { ArmInfo } from '../../generated/api';
import { Note } from '../parts/Note';
import { Switch } from '../parts/Switch';
import { day } from '../dates';
import { useMakeArm, useOfferArm } from './requests';
import type { Draft } from './useDraft';

const HASH_SHOWN = 12;

export function LockedNote({ info }: { info: ArmInfo }) {
  const { t } = useTranslation('arms');
  if (info.mine) return null;
  return <Note tone="you" title={t('notes.foreign', { name: info.owner_name })} />;
}

export function FrozenNote({ draft }: { draft: Draft }) {
  const { t } = useTranslation('arms');
  const { info } = draft;
  const offer = useOfferArm(info.id);
  const offered = offer.isPending ? offer.variables : (offer.data?.offered ?? info.offered);
  if (info.state !== 'frozen') return null;
  const hash = info.arm_hash ?? '';
  return (
    <Note tone="you" title={t('notes.frozen', { day: info.frozen_at === null ? '' : day(info.frozen_at) })}>
      <span>
        {t('notes.hash')} <code title={hash}>{hash.slice(0, HASH_SHOWN)}</code>. {t('notes.copy')}
      </span>
      {info.mine && (
        <Switch
          label={t('notes.offer')}
          help={t('notes.offer_help')}
          on={offered}
          onChange={(on) => {
            offer.mutate(on);
          }}
          testid="offer"
        />
      )}
    </Note>
  );
}

/** Another page has saved this arm since: what is here can still be kept, as an arm of its own. */
export function OvertakenNote({ draft, path }: { draft: Draft; path: string }) {
  const { t } = useTranslation('arms');
  const copy = useMakeArm();
  const { problem, document } = draft;
  if (problem === null) return null;
  const overtaken = problem.code === 'arm.changed' || problem.code === 'arm.frozen';
  if (!overtaken) {
    return (
      <Note tone="bad" live title={t('notes.not_saved')}>
        {problem.message}
      </Note>
    );
  }
  return (
    <Note
      tone="warn"
      live
      title={t('notes.overtaken')}
      action={
        <span className="moves">
          <a className="button button--small" href={path}>
            {t('notes.load')}
          </a>
          <button
            type="button"
            className="button button--small"
            onClick={() => {
              copy.mutate({ document: document });
            }}
          >
            {t('notes.keep')}
          </button>
        </span>
      }
    >
      {t('notes.overtaken_say')}
    </Note>
  );
}
