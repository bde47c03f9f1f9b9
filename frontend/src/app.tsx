// Which page is shown for which address. The server sends index.html for the same ones (fedgame/api/client.py).
// Each page is loaded, with its words, when it is opened; the first one comes with this file.
import { lazy, Suspense, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Route, Router, Switch, type AroundNavHandler } from 'wouter';
import { Loading } from './components/Loading';
import { Shell } from './components/Shell';
import { Unloaded } from './components/Unloaded';
import { wantWords, type Pack } from './i18n';
import { Home } from './pages/Home';

const page = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  ...packs: readonly Pack[]
): ComponentType<Props> =>
  lazy(async () => {
    const [Page, { Requests }] = await Promise.all([
      load(),
      import('./wiring/Requests'),
      wantWords(...packs),
    ]);
    return {
      default: (props: Props) => (
        <Requests>
          <Page {...props} />
        </Requests>
      ),
    };
  });

/** A seat is a cookie: where there are none, that is said before a seat is taken. */
const seated = <Props extends object>(Page: ComponentType<Props>) =>
  function Seated(props: Props) {
    return navigator.cookieEnabled ? <Page {...props} /> : <NoCookies />;
  };

const First = seated(Home);
const NewGame = seated(page(() => import('./pages/NewGame').then((m) => m.NewGame), 'game'));
const Join = seated(page(() => import('./pages/Join').then((m) => m.Join), 'game'));
const Game = seated(page(() => import('./pages/Game').then((m) => m.Game), 'game'));
const Shared = page(() => import('./pages/Shared').then((m) => m.Shared), 'game');
const RoomPage = seated(page(() => import('./people/RoomPage').then((m) => m.RoomPage), 'people'));
const MyDataPage = page(() => import('./people/MyDataPage').then((m) => m.MyDataPage), 'people');
const SessionPage = seated(page(() => import('./people/SessionPage').then((m) => m.SessionPage), 'people'));
const Staff = page(() => import('./staff').then((m) => m.Staff), 'staff', 'game', 'reasons');

const toTheTop: AroundNavHandler = (navigate, to, options) => {
  navigate(to, options);
  window.scrollTo(0, 0);
};

export function App() {
  return (
    <Router aroundNav={toTheTop}>
      <Unloaded>
        <Suspense fallback={<Coming />}>
          <Switch>
            <Route path="/" component={First} />
            <Route path="/new" component={NewGame} />
            <Route path="/join/:code?">{({ code = '' }) => <Join key={code} code={code} />}</Route>
            <Route path="/game/:id">{({ id }) => <Game key={id} id={id} />}</Route>
            <Route path="/shared" component={Shared} />
            <Route path="/staff/*?" component={Staff} />
            <Route path="/room" component={RoomPage} />
            <Route path="/my-data" component={MyDataPage} />
            <Route path="/session/:id">{({ id }) => <SessionPage key={id} id={id} />}</Route>
            <Route component={Unknown} />
          </Switch>
        </Suspense>
      </Unloaded>
    </Router>
  );
}

function Coming() {
  return (
    <Shell>
      <Loading />
    </Shell>
  );
}

function NoCookies() {
  const { t } = useTranslation();
  return (
    <Shell>
      <div className="page page--narrow" data-testid="no-cookies">
        <h1>{t('app.no_cookies')}</h1>
        <p>{t('app.no_cookies_why')}</p>
      </div>
    </Shell>
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
