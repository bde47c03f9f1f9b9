// The rules in a player's words, and what there is to meet: schemes with their pictures, kinds of training, bots.
import { useTranslation } from 'react-i18next';
import type { Explained } from '../generated/api';
import { useCatalogue, useExplain } from '../wiring/catalogue';
import { setTableKeys, useTableKeysOn } from '../wiring/keys';
import { Modal } from './Modal';
import { SchemePicture } from './SchemePicture';

export function Help({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const explain = useExplain();
  const keys = useTableKeysOn();
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
        <h3>{t('help.keys_title')}</h3>
        <p>{t('help.keys')}</p>
        <label className="help__keys">
          <input
            type="checkbox"
            data-testid="keys-on"
            checked={keys}
            onChange={(event) => {
              setTableKeys(event.target.checked);
            }}
          />
          {t('help.keys_on')}
        </label>
        <h3>{t('help.schemes_title')}</h3>
        <ul className="help__schemes">
          {catalogue?.schemes.map((scheme) => {
            const words = explain(scheme.words);
            return (
              <li key={scheme.name}>
                <SchemePicture scheme={scheme.name} />
                <div>
                  <strong>{words.name}</strong>
                  <p>{words.long}</p>
                </div>
              </li>
            );
          })}
        </ul>
        <h3>{t('help.training_title')}</h3>
        <Things of={[...(catalogue?.federations ?? []), ...(catalogue?.models ?? [])]} />
        <h3>{t('help.data_title')}</h3>
        <Things of={catalogue?.partitions ?? []} />
        <h3>{t('help.bots_title')}</h3>
        <Things of={catalogue?.bots ?? []} />
        <p>
          <a href="/third-party-notices.txt" target="_blank" rel="noreferrer">
            {t('help.licences')}
          </a>
        </p>
      </div>
    </Modal>
  );
}

function Things({ of }: { of: readonly { name: string; words: Explained }[] }) {
  const explain = useExplain();
  return (
    <ul>
      {of.map((thing) => {
        const words = explain(thing.words);
        return (
          <li key={thing.name}>
            <strong>{words.name}</strong> {words.long}
          </li>
        );
      })}
    </ul>
  );
}
