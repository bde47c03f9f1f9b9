// Copies of this arm that differ in one key: the arms of an experiment, made at once.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Window } from './Dialogs';
import { KeyAndValues, nothingAt, usePlaces } from './KeyAndValues';
import { armPath, useVaryArm } from './requests';

export function VaryWindow({ armId, onClose }: { armId: string; onClose: () => void }) {
  const { t } = useTranslation('arms');
  const places = usePlaces();
  const [picked, setPicked] = useState(nothingAt(places[0]?.path ?? ''));
  const vary = useVaryArm(armId);
  return (
    <Window
      title={t('vary.title')}
      problem={vary.error}
      onClose={onClose}
      moves={
        vary.data === undefined && (
          <button
            type="button"
            className="button button--main"
            data-testid="vary"
            disabled={picked.values.length === 0 || vary.isPending}
            onClick={() => {
              vary.mutate({ path: picked.path, values: [...picked.values] });
            }}
          >
            {t('vary.make', { n: picked.values.length })}
          </button>
        )
      }
    >
      <p className="muted small">{t('vary.say')}</p>
      {vary.data === undefined ? (
        <KeyAndValues places={places} picked={picked} testid="vary" onPick={setPicked} />
      ) : (
        <ul className="made">
          {vary.data.map((arm) => (
            <li key={arm.id}>
              <Link to={armPath(arm.id)}>{arm.title}</Link>
            </li>
          ))}
        </ul>
      )}
    </Window>
  );
}
