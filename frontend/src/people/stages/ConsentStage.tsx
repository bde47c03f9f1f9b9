// What is stored and what one's rights are. Each point is ticked; who declines is asked once more, calmly.
import { useState } from 'react';
import { AskBox } from '../AskBox';
import { Prose } from '../Prose';
import { useKept } from '../kept';
import { goTo } from '../questions/Asked';
import { Option } from '../questions/options';
import { useWords } from '../words';
import { Actions } from './Actions';
import type { StageProps } from './props';

const POINTS = 'points';

export function ConsentStage({ view, onAnswer, sending, refusal, keep }: StageProps<'consent'>) {
  const { t } = useWords();
  const [ticked, setTicked] = useKept<readonly number[]>(keep, []);
  const [tried, setTried] = useState(false);
  const [declining, setDeclining] = useState(false);
  const left = view.points.length - ticked.length;
  const agree = (): void => {
    setTried(true);
    if (left > 0) goTo(POINTS);
    else onAnswer({ agreed: true, version: view.version });
  };
  return (
    <>
      <div className="card stage__text">
        <Prose text={view.text} />
      </div>
      {view.points.length > 0 && (
        <div
          id="question-points"
          className={tried && left > 0 ? 'asked asked--wrong' : 'asked'}
          role="group"
          tabIndex={-1}
          aria-label={t('consent.points')}
        >
          <p className="asked__lead">{t('consent.tick')}</p>
          <div className="options">
            {view.points.map((point, index) => (
              <Option
                key={index}
                kind="checkbox"
                group={POINTS}
                name={String(index + 1)}
                text={point}
                checked={ticked.includes(index)}
                onChange={(on) => {
                  setTicked(on ? [...ticked, index] : ticked.filter((one) => one !== index));
                }}
              />
            ))}
          </div>
          <div aria-live="polite">
            {tried && left > 0 && <p className="asked__problem">{t('consent.left', { count: left })}</p>}
          </div>
        </div>
      )}
      <Actions label={t('consent.agree')} testid="agree" sending={sending} refusal={refusal} onPress={agree}>
        <button
          type="button"
          className="button button--large"
          data-testid="decline"
          onClick={() => {
            setDeclining(true);
          }}
        >
          {t('consent.decline')}
        </button>
      </Actions>
      <AskBox
        open={declining}
        title={t('consent.sure')}
        onClose={() => {
          setDeclining(false);
        }}
        actions={
          <>
            <button
              type="button"
              className="button"
              data-testid="decline-back"
              onClick={() => {
                setDeclining(false);
              }}
            >
              {t('consent.back')}
            </button>
            <button
              type="button"
              className="button button--main"
              data-testid="decline-sure"
              onClick={() => {
                setDeclining(false);
                onAnswer({ agreed: false });
              }}
            >
              {t('consent.decline_sure')}
            </button>
          </>
        }
      >
        <p>{t('consent.sure_text')}</p>
      </AskBox>
    </>
  );
}
