// The host shows the result to others by a link, and can take it back.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShare, useUnshare } from '../wiring/requests';
import { CopyLine } from './CopyLine';
import { ProblemNote } from './ProblemNote';

export function ShareLink({ gameId, shared }: { gameId: string; shared: boolean }) {
  const { t } = useTranslation();
  const [there, setThere] = useState(shared);
  const share = useShare(gameId);
  const unshare = useUnshare(gameId);
  const link = there ? share.data?.link : undefined;
  return (
    <section className="card share" data-testid="share">
      <h2>{t('share.title')}</h2>
      <p className="muted">{t(there ? (link === undefined ? 'share.there' : 'share.made') : 'share.say')}</p>
      {link !== undefined && <CopyLine label={t('share.link')} value={link} testid="share-link" />}
      <div className="share__moves">
        {link === undefined && (
          <button
            type="button"
            className="button button--soft"
            data-testid="share-make"
            disabled={share.isPending}
            onClick={() => {
              share.mutate(undefined, {
                onSuccess: () => {
                  setThere(true);
                },
              });
            }}
          >
            {t(there ? 'share.renew' : 'share.make')}
          </button>
        )}
        {there && (
          <button
            type="button"
            className="button"
            data-testid="share-end"
            disabled={unshare.isPending}
            onClick={() => {
              unshare.mutate(undefined, {
                onSuccess: () => {
                  setThere(false);
                  share.reset();
                },
              });
            }}
          >
            {t('share.end')}
          </button>
        )}
      </div>
      <ProblemNote problem={share.error ?? unshare.error} />
    </section>
  );
}
