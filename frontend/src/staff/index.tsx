// The pages of researchers and admins: which one is shown for which address, and only to whom it is for. Loaded when one
// of them is opened first, with their words and styles.
import '../styles/game.css';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Switch } from 'wouter';
import type { AccountInfo } from '../generated/api';
import { ProblemNote } from '../components/ProblemNote';
import { Shell } from '../components/Shell';
import { useMe } from '../wiring/requests';
import { Arms } from './experiments/Arms';
import { ToControl } from './experiments/Control';
import { Data } from './experiments/Data';
import { Overview } from './experiments/Overview';
import { Rules } from './experiments/Rules';
import { Stages } from './experiments/Stages';
import './experiments/erase.css';
import './experiments/data.css';
import './experiments/experiments.css';
import { ArmPage } from './arms/ArmEditor';
import { ArmList } from './arms/ArmList';
import { Account } from './pages/Account';
import { Experiments } from './pages/Experiments';
import { First } from './pages/First';
import { Nothing } from './pages/Nothing';
import { People } from './pages/People';
import { SignIn } from './pages/SignIn';
import { Bones } from './parts/Bones';
import { SignedInAs } from './signedIn';
import './styles/index.css';

/** The control room and the projector, in a file of their own. */
const Sessions = lazy(() => import('./control'));

/** Figures, and games seen again: each in a file of its own. */
const ResultsPage = lazy(() => import('./results'));
const ReplayPage = lazy(() => import('./replay'));

export function Staff() {
  return (
    <Switch>
      <Route path="/staff/first" component={First} />
      <Route path="/staff/sign-in">
        <SignIn then="/staff" />
      </Route>
      <Route>
        <Inside />
      </Route>
    </Switch>
  );
}

/** What takes an account: whoever has none here signs in where they are, and then sees the page that they asked for. */
function Inside() {
  const { t } = useTranslation('staff');
  const me = useMe();
  if (me.data === undefined) {
    return (
      <Shell home="/staff">
        <div className="desk" role="status" aria-label={t('frame.loading')}>
          {me.isError ? <ProblemNote problem={me.error} /> : <Bones rows={4} />}
        </div>
      </Shell>
    );
  }
  if (me.data.account === null) return <SignIn />;
  return (
    <SignedInAs value={me.data.account}>
      <Pages account={me.data.account} />
    </SignedInAs>
  );
}

function Pages({ account }: { account: AccountInfo }) {
  return (
    <Switch>
      <Route path="/staff" component={Experiments} />
      <Route path="/staff/experiments/:id">{({ id }) => <Overview key={id} id={id} />}</Route>
      <Route path="/staff/experiments/:id/arms">{({ id }) => <Arms key={id} id={id} />}</Route>
      <Route path="/staff/experiments/:id/stages">{({ id }) => <Stages key={id} id={id} />}</Route>
      <Route path="/staff/experiments/:id/rules">{({ id }) => <Rules key={id} id={id} />}</Route>
      <Route path="/staff/experiments/:id/control">{({ id }) => <ToControl key={id} id={id} />}</Route>
      <Route path="/staff/experiments/:id/data">{({ id }) => <Data key={id} id={id} />}</Route>
      <Route path="/staff/experiments/:id/results">
        {({ id }) => (
          <Suspense fallback={null}>
            <ResultsPage key={id} id={id} />
          </Suspense>
        )}
      </Route>
      <Route path="/staff/experiments/:id/replay/:session/:game">
        {({ id, session, game }) => (
          <Suspense fallback={null}>
            <ReplayPage key={game} id={id} session={session} game={game} />
          </Suspense>
        )}
      </Route>
      <Route path="/staff/sessions/*?">
        <Suspense fallback={null}>
          <Sessions />
        </Suspense>
      </Route>
      <Route path="/staff/account" component={Account} />
      <Route path="/staff/arms" component={ArmList} />
      <Route path="/staff/arms/:id">{({ id }) => <ArmPage key={id} id={id} />}</Route>
      <Route path="/staff/people">{account.role === 'admin' ? <People /> : <Nothing />}</Route>
      <Route component={Nothing} />
    </Switch>
  );
}
