// A page whose files do not come, or that breaks while it is shown, says so and can be loaded again: never an empty screen.
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Shell } from './Shell';

export class Unloaded extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Again /> : this.props.children;
  }
}

function Again() {
  const { t } = useTranslation();
  return (
    <Shell>
      <div className="page page--narrow">
        <h1>{t('app.unloaded')}</h1>
        <p>{t('app.unloaded_why')}</p>
        <p>
          <button
            type="button"
            className="button button--main"
            onClick={() => {
              window.location.reload();
            }}
          >
            {t('app.reload')}
          </button>
        </p>
      </div>
    </Shell>
  );
}
