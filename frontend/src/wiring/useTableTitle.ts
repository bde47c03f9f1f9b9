// The title of the tab tells from afar whether the seat is waited for.
import { useTranslation } from 'react-i18next';
import type { View } from '../generated/wire';
import { keptFrom } from '../state/acting';
import { usePageTitle } from './hooks';

/** `message` is null before the game has started. */
export function useTableTitle(message: View | null): void {
  const { t } = useTranslation();
  const title = (): string => {
    if (message === null) return t('lobby.title');
    const { view } = message;
    if (view.status === 'finished') return t('status.finished');
    const turn = t('status.turn', { turn: view.turn, turns: view.rules.turns });
    if (message.paused) return `${t('status.paused')} · ${turn}`;
    const decides = view.status === 'playing' && !view.you.ready && keptFrom(message) === null;
    return decides ? `● ${t('status.your_decision')} · ${turn}` : turn;
  };
  usePageTitle(title());
}
