// The bar at the top of every page: the name, the state of the game or the way to this page where there is one, language,
// colours, help, and who is signed in where that is told.
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { currentLanguage, LANGUAGES, setLanguage, withWords } from '../i18n';
import { useLooked } from '../wiring/looked';
import { setTheme, THEMES, useTheme, type Theme } from '../wiring/theme';
import { Icon } from './Icon';
import { Loading } from './Loading';
import { Segments } from './Segments';

/** Opened by some, and not at once. */
const Help = lazy(withWords(() => import('./Help').then((m) => ({ default: m.Help })), 'help'));

const LANGUAGE_NAMES = { en: 'EN', zh: '中文' } as const;
const THEME_ICONS = { system: 'auto', light: 'sun', dark: 'moon' } as const;

/** Somebody who takes part in a study sees its title, and no way to the first page; it may be in one language. */
interface Study {
  title: string;
  languages: boolean;
  /** Whether the rules of the game can be opened. */
  rules: boolean;
}

interface Props {
  status?: ReactNode;
  /** Where the name at the left leads. */
  home?: string;
  study?: Study;
  /** What else is set here, beside the language and the colours. */
  settings?: ReactNode;
  /** After all of them. */
  tools?: ReactNode;
  who?: ReactNode;
  /** Told when the rules are opened and closed. */
  onHelp?: (open: boolean) => void;
  /** A second bar, right below. */
  tabs?: ReactNode;
  children: ReactNode;
}

export function Shell({ status, home = '/', study, settings, tools, who, onHelp, tabs, children }: Props) {
  const { t } = useTranslation();
  // null: it was never opened, and is not loaded.
  const [help, setHelp] = useState<boolean | null>(null);
  const looked = useLooked();
  return (
    <>
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      <header className={who === undefined ? 'top' : 'top top--staff'}>
        {study ? (
          <span className="top__brand">
            <img src="/favicon.svg" alt="" width="24" height="24" />
            <span className="top__study">{study.title || t('app.name')}</span>
          </span>
        ) : (
          <Link to={home} className="top__brand" aria-label={`${t('app.name')}: ${t('app.home')}`}>
            <img src="/favicon.svg" alt="" width="24" height="24" />
            <span>{t('app.name')}</span>
          </Link>
        )}
        {status && <div className="top__status">{status}</div>}
        <div className="top__tools">
          {study?.languages !== false && <LanguageChoice />}
          <ThemeChoice />
          {settings}
          {study?.rules !== false && (
            <button
              type="button"
              className="button button--quiet top__help"
              data-testid="help"
              aria-label={t('app.open_help')}
              onClick={() => {
                looked('help.rules');
                setHelp(true);
                onHelp?.(true);
              }}
            >
              <Icon name="help" /> <span className="top__help-word">{t('app.help')}</span>
            </button>
          )}
          {tools}
        </div>
        {who}
      </header>
      {tabs}
      <main id="main" tabIndex={-1}>
        <Suspense fallback={<Loading />}>{children}</Suspense>
      </main>
      {help !== null && (
        <Suspense>
          <Help
            open={help}
            onClose={() => {
              setHelp(false);
              onHelp?.(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}

function LanguageChoice() {
  const { t } = useTranslation();
  return (
    <Segments
      label={t('app.language')}
      value={currentLanguage()}
      segments={LANGUAGES.map((language) => ({
        value: language,
        words: LANGUAGE_NAMES[language],
        testid: `lang-${language}`,
        lang: language,
      }))}
      onChoose={(language) => void setLanguage(language)}
    />
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
