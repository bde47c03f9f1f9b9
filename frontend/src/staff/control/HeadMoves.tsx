// What concerns everybody at once: the projector's page, a message to all, time for all, a pause for all.
import { Link } from 'wouter';
import { Icon } from '../../components/Icon';
import type { ControlState } from '../../generated/wire';
import { EXTEND_SECONDS } from './model/moves';
import type { Act } from './model/types';
import { useWords } from './say';
import type { Acts } from './useActs';

interface Props {
  id: string;
  state: ControlState;
  acts: Acts;
  onMessage: () => void;
}

const PAUSE: readonly Act[] = [{ kind: 'pause' }];
const RESUME: readonly Act[] = [{ kind: 'resume' }];

export function HeadMoves({ id, state, acts, onMessage }: Props) {
  const t = useWords();
  const running = state.groups.some((group) => !group.over);
  return (
    <>
      <Link to={`/staff/sessions/${id}/projector`} className="button" data-testid="to-projector">
        <Icon name="screen" /> {t('head.projector')}
      </Link>
      {!state.ended && (
        <>
          <button
            type="button"
            className="button"
            data-testid="extend-all"
            disabled={acts.busy || !running}
            onClick={() => {
              acts.run([{ kind: 'extend', seconds: EXTEND_SECONDS }], t('head.extended'));
            }}
          >
            <Icon name="clock" /> {t('head.extend')}
          </button>
          <button type="button" className="button" data-testid="message-all" onClick={onMessage}>
            <Icon name="message" /> {t('head.message')}
          </button>
          <button
            type="button"
            className={state.paused ? 'button button--main' : 'button'}
            data-testid="pause-all"
            disabled={acts.busy}
            onClick={() => {
              if (state.paused) acts.run(RESUME, t('head.resumed'), PAUSE);
              else acts.run(PAUSE, t('head.paused'), RESUME);
            }}
          >
            <Icon name={state.paused ? 'play' : 'pause'} />
            {state.paused ? t('head.resume') : t('head.pause')}
          </button>
        </>
      )}
    </>
  );
}
