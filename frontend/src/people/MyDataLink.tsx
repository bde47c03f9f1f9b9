// The way to what is stored about oneself: on every page of a session, with the code that opens it later.
import { useWords } from './words';

export function MyDataLink({ code }: { code: string }) {
  const { t } = useWords();
  return (
    <p className="my-data-link">
      <a href={`/my-data#${code}`} target="_blank" rel="noreferrer" data-testid="my-data">
        {t('mine.link')}
      </a>{' '}
      <span className="muted">
        {t('mine.link_text')} {t('mine.code')}: <code>{code}</code>
      </span>
    </p>
  );
}
