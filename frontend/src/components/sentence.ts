// The server's own sentence of a refusal, in the reader's language where it has one.
import { currentLanguage } from '../i18n';

export const sentenceOf = ({ message, messageZh }: { message: string; messageZh?: string }): string =>
  currentLanguage() === 'zh' && messageZh ? messageZh : message;
