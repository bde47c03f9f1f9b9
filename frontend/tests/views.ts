// A view as a server sent it in the middle of a real quick start (aggregate visibility), and small changes of it.
import type { FederationView, PlayerView, View } from '../src/generated/wire';
import recorded from './recorded-view.json';

export const recordedView = recorded as unknown as View;

export function withView(changes: Partial<PlayerView>, message: Partial<View> = {}): View {
  return { ...recordedView, ...message, view: { ...recordedView.view, ...changes } };
}

export function federation(number: number, changes: Partial<FederationView> = {}): FederationView {
  const found = recordedView.view.federations[number - 1];
  if (!found) throw new Error(`the recorded game has no federation ${number}`);
  return { ...found, ...changes };
}
