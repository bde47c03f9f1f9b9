// The first page: what this is in two sentences, and the shortest way into a game.
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { HomePicture } from '../components/HomePicture';
import { ProblemNote } from '../components/ProblemNote';
import { Shell } from '../components/Shell';
import { useCreateGame } from '../wiring/requests';

const QUICKSTART = 'quickstart';

export function Home() {
  const { t } = useTranslation();
  const game = useCreateGame();
  return (
    <Shell>
      <div className="home">
        <div className="home__words">
          <h1>{t('home.title')}</h1>
          <p className="home__lead">{t('home.lead')}</p>
          <div className="home__ways">
            <button
              type="button"
              className="button button--main button--large"
              data-testid="play-now"
              disabled={game.isPending}
              onClick={() => {
                game.mutate({ scenario: QUICKSTART, persons: 1, start_now: true });
              }}
            >
              {game.isPending ? t('home.starting') : t('home.play')}
            </button>
            <Link to="/new" className="button button--large" data-testid="new-game">
              {t('home.new')}
            </Link>
            <Link to="/join/" className="button button--large" data-testid="join-game">
              {t('home.join')}
            </Link>
          </div>
          <p className="muted">{t('home.play_note')}</p>
          <ProblemNote problem={game.error} />
        </div>
        <HomePicture />
        <ol className="home__steps">
          {(['step1', 'step2', 'step3'] as const).map((step, index) => (
            <li key={step}>
              <span className="home__number" aria-hidden="true">
                {index + 1}
              </span>
              <h2>{t(`home.${step}`)}</h2>
              <p>{t(`home.${step}_text`)}</p>
            </li>
          ))}
        </ol>
      </div>
    </Shell>
  );
}
