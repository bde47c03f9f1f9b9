// The bar at the top of every page: the name, the state of the game where there is one, language, colours, help.
import * as ToggleGroup from '@radix-ui/react-toggle-group';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { currentLanguage, LANGUAGES, setLanguage } from '../i18n';
import { setTheme, THEMES, useTheme, type Theme } from '../wiring/theme';
import { Help } from './Help';
import { Icon } from './Icon';

const LANGUAGE_NAMES = { en: 'EN', zh: '中文' } as const;
const THEME_ICONS = { system: 'auto', light: 'sun', dark: 'moon' } as const;

export function Shell({ status, children }: { status?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation();
  const [help, setHelp] = useState(false);
  return (
    <>
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      <header className="top">
        <Link to="/" className="top__brand" aria-label={`${t('app.name')}: ${t('app.home')}`}>
          <img src="/favicon.svg" alt="" width="24" height="24" />
          <span>{t('app.name')}</span>
        </Link>
        {status && <div className="top__status">{status}</div>}
        <div className="top__tools">
          <LanguageChoice />
          <ThemeChoice />
          <button
            type="button"
            className="button button--quiet top__help"
            data-testid="help"
            aria-label={t('help.open')}
            onClick={() => {
              setHelp(true);
            }}
          >
            <Icon name="help" /> <span className="top__help-word">{t('app.help')}</span>
          </button>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Help
        open={help}
        onClose={() => {
          setHelp(false);
        }}
      />
    </>
  );
}

function LanguageChoice() {
  const { t } = useTranslation();
  return (
    <ToggleGroup.Root
      type="single"
      className="segments"
      aria-label={t('app.language')}
      value={currentLanguage()}
      onValueChange={(value) => {
        const language = LANGUAGES.find((known) => known === value);
        if (language) setLanguage(language);
      }}
    >
      {LANGUAGES.map((language) => (
        <ToggleGroup.Item key={language} value={language} data-testid={`lang-${language}`} lang={language}>
          {LANGUAGE_NAMES[language]}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}

/** One button that goes round: as the system, light, dark. Its name says what is chosen now. */
function ThemeChoice() {
  const { t } = useTranslation();
  const theme: Theme = useTheme();
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  const label = `${t('app.theme')}: ${t(`app.theme_${theme}`)}`;
  return (
    <button
      type="button"
      className="button button--quiet"
      data-testid="theme"
      aria-label={label}
      title={label}
      onClick={() => {
        setTheme(next);
      }}
    >
      <Icon name={THEME_ICONS[theme]} />
    </button>
  );
}
