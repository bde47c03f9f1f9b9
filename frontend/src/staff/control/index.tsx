// The pages of a session, in a file of their own: the control room, and what the class sees on the wall.
import { Route, Switch } from 'wouter';
import { Nothing } from '../pages/Nothing';
import { ControlRoom } from './ControlRoom';
import { Projector } from './Projector';

export default function Sessions() {
  return (
    <Switch>
      <Route path="/staff/sessions/:id">{({ id }) => <ControlRoom key={id} id={id} />}</Route>
      <Route path="/staff/sessions/:id/projector">{({ id }) => <Projector key={id} id={id} />}</Route>
      <Route component={Nothing} />
    </Switch>
  );
}
