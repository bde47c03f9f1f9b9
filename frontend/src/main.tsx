// The entry: language and colours first, so that nothing flickers, then the page.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { startLanguages } from './i18n';
import './styles/index.css';
import { loadCatalogue } from './wiring/catalogue';
import { applyTheme, chosenTheme } from './wiring/theme';

applyTheme(chosenTheme());
void loadCatalogue();
await startLanguages();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
