import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { watchSession } from './session/watch-session';
import { startShortcuts } from './shell/shortcuts';
import { startTheme } from './shell/theme';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/shell.css';
import './styles/pieces.css';

startTheme();
startShortcuts();
watchSession();
createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
