// The rules in a player's words, and every scheme in one sentence and one picture.
import { useTranslation } from 'react-i18next';
import { SCHEMES } from '../federation';
import { Modal } from './Modal';
import { SchemePicture } from './SchemePicture';

export function Help({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open={open} title={t('help.title')} onClose={onClose}>
      <div className="help">
        <h3>{t('help.goal_title')}</h3>
        <p>{t('help.goal')}</p>
        <h3>{t('help.turn_title')}</h3>
        <p>{t('help.turn')}</p>
        <h3>{t('help.phase_title')}</h3>
        <ol>
          <li>{t('help.bidding')}</li>
          <li>{t('help.training')}</li>
          <li>{t('help.profit')}</li>
        </ol>
        <h3>{t('help.bid_title')}</h3>
        <ul>
          <li>{t('help.quality')}</li>
          <li>{t('help.quantity')}</li>
          <li>{t('help.resources')}</li>
          <li>{t('help.payment')}</li>
        </ul>
        <h3>{t('help.money_title')}</h3>
        <p>{t('help.money')}</p>
        <h3>{t('help.schemes_title')}</h3>
        <ul className="help__schemes">
          {SCHEMES.map((scheme) => (
            <li key={scheme}>
              <SchemePicture scheme={scheme} />
              <div>
                <strong>{t(`scheme.${scheme}`)}</strong>
                <p>{t(`scheme_long.${scheme}`)}</p>
              </div>
            </li>
          ))}
        </ul>
        <p>
          <a href="/third-party-notices.txt" target="_blank" rel="noreferrer">
            {t('help.licences')}
          </a>
        </p>
      </div>
    </Modal>
  );
}
