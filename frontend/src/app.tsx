// Which page is shown for which address. The server sends index.html for the same ones (fedgame/api/client.py).
import { useTranslation } from 'react-i18next';
import { Link, Route, Router, Switch, type AroundNavHandler } from 'wouter';
import { Shell } from './components/Shell';
import { Game } from './pages/Game';
import { Home } from './pages/Home';
import { Join } from './pages/Join';
import { NewGame } from './pages/NewGame';

const toTheTop: AroundNavHandler = (navigate, to, options) => {
  navigate(to, options);
  window.scrollTo(0, 0);
};

export function App() {
  return (
    <Router aroundNav={toTheTop}>
      <Switch>
        <Route path="/" component={Home} />
        <Route path="/new" component={NewGame} />
        <Route path="/join/:code?">{({ code = '' }) => <Join key={code} code={code} />}</Route>
        <Route path="/game/:id">{({ id }) => <Game key={id} id={id} />}</Route>
        <Route component={Unknown} />
      </Switch>
    </Router>
  );
}

function Unknown() {
  const { t } = useTranslation();
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
