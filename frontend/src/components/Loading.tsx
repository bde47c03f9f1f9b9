// Said where a page, or a part of it, is on its way.
import { useTranslation } from 'react-i18next';

export function Loading() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <p className="muted" role="status">
        {t('app.loading')}
      </p>
    </div>
  );
}
