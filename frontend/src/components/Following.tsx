// The host plays again with everybody: this page goes along after a moment, unless somebody wants to stay.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFollow } from '../wiring/requests';
import { ProblemNote } from './ProblemNote';

const SECONDS = 10;

export function Following({ gameId }: { gameId: string }) {
  const { t } = useTranslation();
  const [left, setLeft] = useState<number | null>(SECONDS);
  const { mutate, isPending, error } = useFollow(gameId);
  useEffect(() => {
    if (left === null) return;
    const timer = window.setTimeout(() => {
      if (left > 1) setLeft(left - 1);
      else {
        setLeft(null);
        mutate();
      }
    }, 1_000);
    return () => {
      window.clearTimeout(timer);
    };
  }, [left, mutate]);
  return (
    <div className="following" data-testid="following">
      <p role="status">{t('again.follows')}</p>
      {left !== null && (
        <p className="muted number" aria-hidden="true">
          {t('again.in', { n: left })}
        </p>
      )}
      <div className="following__moves">
        <button
          type="button"
          className="button button--main"
          data-testid="follow"
          disabled={isPending}
          onClick={() => {
            setLeft(null);
            mutate();
          }}
        >
          {t('again.go')}
        </button>
        {left !== null && (
          <button
            type="button"
            className="button"
            data-testid="stay"
            onClick={() => {
              setLeft(null);
            }}
          >
            {t('again.stay')}
          </button>
        )}
      </div>
      <ProblemNote problem={error} />
    </div>
  );
}
