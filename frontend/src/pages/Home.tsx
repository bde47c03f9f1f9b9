// The first page: what this is in two sentences, and the shortest way into a game.
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { OwnGames } from '../components/OwnGames';
import { HomePicture } from '../components/HomePicture';
import { ProblemNote } from '../components/ProblemNote';
import { Shell } from '../components/Shell';
import { useFirstGame, useWhoAmI } from '../wiring/asked';

const QUICKSTART = 'quickstart';

export function Home() {
  const { t } = useTranslation();
  const me = useWhoAmI();
  // Until the server has said otherwise, and where it says nothing, games are open to everybody.
  const open = me === null || me.anonymous_play || me.account !== null;
  return (
    <Shell>
      <div className="home">
        <div className="home__words">
          <h1>{t('home.title')}</h1>
          <p className="home__lead">{t('home.lead')}</p>
          <OwnGames />
          {open ? <Open /> : <Closed />}
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
        <p className="home__staff">
          {t('home.staff')}{' '}
          {me?.account ? (
            <Link to="/staff">{t('home.experiments')}</Link>
          ) : (
            <Link to="/staff/sign-in" data-testid="staff-sign-in">
              {t('home.sign_in')}
            </Link>
          )}
        </p>
      </div>
    </Shell>
  );
}

/** The ways into a game for everybody. */
function Open() {
  const { t } = useTranslation();
  const game = useFirstGame();
  return (
    <>
      <div className="home__ways">
        <button
          type="button"
          className="button button--main button--large"
          data-testid="play-now"
          disabled={game.isPending}
          onClick={() => {
            void game.create({ scenario: QUICKSTART, persons: 1, start_now: true });
          }}
        >
          {game.isPending ? t('home.starting') : t('home.play')}
        </button>
        <Link to="/new" className="button button--large" data-testid="new-game">
          {t('home.new')}
        </Link>
        <JoinLink />
      </div>
      <p className="muted">{t('home.play_note')}</p>
      <ProblemNote problem={game.error} />
    </>
  );
}

/** The ways in where games are opened by people with an account. */
function Closed() {
  const { t } = useTranslation();
  return (
    <>
      <p data-testid="closed">{t('home.closed')}</p>
      <div className="home__ways">
        <Link to="/room" className="button button--main button--large" data-testid="enter-room">
          {t('home.room')}
        </Link>
        <JoinLink />
        <Link to="/staff/sign-in" className="button button--large" data-testid="sign-in">
          {t('home.sign_in')}
        </Link>
      </div>
    </>
  );
}

function JoinLink() {
  const { t } = useTranslation();
  return (
    <Link to="/join/" className="button button--large" data-testid="join-game">
      {t('home.join')}
    </Link>
  );
}
