// An address of nothing, or of what is not for this account: the two are told alike.
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { StaffShell } from '../StaffShell';

export function Nothing() {
  const { t } = useTranslation('staff');
  return (
    <StaffShell
      crumbs={[{ label: t('frame.experiments'), to: '/staff' }, { label: t('frame.nothing') }]}
      title={t('frame.nothing')}
      say={t('frame.nothing_say')}
    >
      <p>
        <Link to="/staff" className="button">
          {t('frame.back')}
        </Link>
      </p>
    </StaffShell>
  );
}
