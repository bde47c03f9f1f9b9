// What a game is called, in the language that is read.
import { useTranslation } from 'react-i18next';
import type { GameSetup } from '../generated/api';

export function useScenarioTitle(): (setup: GameSetup) => string {
  const { i18n } = useTranslation();
  return ({ title, title_zh }) => (i18n.language === 'zh' ? title_zh : title);
}
