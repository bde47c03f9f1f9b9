// Which page is shown for which address.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from './components/Link';
import { Shell } from './components/Shell';
import { Game } from './pages/Game';
import { Home } from './pages/Home';
import { Join } from './pages/Join';
import { NewGame } from './pages/NewGame';
import { routeOf, usePath } from './router';

export function App() {
  const { t } = useTranslation();
  const route = routeOf(usePath());
  const titles = { home: null, new: t('create.title'), join: t('join.title'), game: null, unknown: null };
  const title = titles[route.page];
  useEffect(() => {
    document.title = title === null ? 'FedGame' : `${title} · FedGame`;
  }, [title]);
  switch (route.page) {
    case 'home':
      return <Home />;
    case 'new':
      return <NewGame />;
    case 'join':
      return <Join key={route.code} code={route.code} />;
    case 'game':
      return <Game key={route.id} id={route.id} />;
    case 'unknown':
      return (
        <Shell>
          <div className="page page--narrow">
            <h1>{t('app.not_found')}</h1>
            <p>
              <Link to="/" className="button">
                {t('app.home')}
              </Link>
            </p>
          </div>
        </Shell>
      );
  }
}
