// Pages to read, one after another. The server shows the page that is open; those before it are kept here, to look back.
import { useEffect, useState } from 'react';
import { useKept } from '../kept';
import { Prose } from '../Prose';
import type { InBoth } from '../shown';
import { useWords } from '../words';
import { Actions, PageCount } from './Actions';
import type { StageProps } from './props';

const readPlace = (page: StageProps<'information'>['page']): string | null =>
  page === null ? null : `fedgame.read.${page.session_id}.${page.stage}`;

type Pages = Readonly<Record<number, InBoth>>;

export function InformationStage({ view, onAnswer, sending, refusal, page }: StageProps<'information'>) {
  const { t } = useWords();
  const [read, setRead] = useKept<Pages>(readPlace(page), {});
  const [back, setBack] = useState(0);
  const shown = view.page - back;
  const before = shown - 1;
  useEffect(() => {
    if (read[view.page] === undefined) setRead({ ...read, [view.page]: view.text });
  });
  const turn = (by: number): void => {
    setBack(back + by);
    window.scrollTo(0, 0);
  };
  return (
    <>
      <PageCount page={shown} pages={view.pages} />
      <div
        className="card stage__text"
        data-testid="information-text"
        aria-live={back > 0 ? 'polite' : 'off'}
      >
        <Prose text={back === 0 ? view.text : (read[shown] ?? view.text)} />
      </div>
      <Actions
        label={back === 0 && view.page === view.pages ? t('information.done') : t('information.next')}
        testid="next"
        sending={sending}
        refusal={refusal}
        onPress={() => {
          if (back > 0) turn(-1);
          else onAnswer({ page: view.page });
        }}
      >
        {before >= 1 && read[before] !== undefined && (
          <button
            type="button"
            className="button button--large"
            data-testid="back"
            onClick={() => {
              turn(1);
            }}
          >
            {t('information.back')}
          </button>
        )}
      </Actions>
    </>
  );
}
