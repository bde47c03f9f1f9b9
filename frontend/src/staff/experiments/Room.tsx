// The room of an open session: its link as a picture, as a code and as text, and the personal links.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SessionCard } from '../../generated/api';
import { ProblemNote } from '../../components/ProblemNote';
import { CopyLine } from '../../components/CopyLine';
import { Pill } from '../parts/Pill';
import { fetchRoom } from './http';

/** The link as a picture and as text: dark on light, so that every camera reads it. */
export function Room({ session }: { session: SessionCard }) {
  const { t } = useTranslation('staff');
  const room = useQuery({
    queryKey: ['room', session.session_id],
    queryFn: () => fetchRoom(session.session_id),
    staleTime: Infinity,
  });
  return (
    <section className="card card--stack exp-room">
      <div className="exp-room__head">
        <h2>{t('experiments.room')}</h2>
        <Pill tone={session.room_open ? 'good' : 'plain'}>
          {t(session.room_open ? 'experiments.room_open' : 'experiments.room_closed')}
        </Pill>
        {session.rehearsal && <Pill tone="warn">{t('experiments.rehearsal')}</Pill>}
      </div>
      <ProblemNote problem={room.error} />
      {room.data && (
        <>
          <img
            className="exp-room__qr"
            alt={t('experiments.link')}
            src={`data:image/svg+xml;utf8,${encodeURIComponent(room.data.room.qr_svg)}`}
          />
          <p className="exp-room__code" aria-label={t('experiments.code')} data-testid="room-code">
            {room.data.room.code}
          </p>
          <CopyLine label={t('experiments.link')} value={room.data.room.link} testid="room-link" />
          <p className="muted">{t('experiments.takes_nothing')}</p>
          {room.data.personal.length > 0 && (
            <details>
              <summary>{t('experiments.personal')}</summary>
              <p className="muted">{t('experiments.personal_say')}</p>
              {room.data.personal.map((one) => (
                <CopyLine key={one.label} label={one.label} value={one.link} testid={`link-${one.label}`} />
              ))}
            </details>
          )}
        </>
      )}
    </section>
  );
}
