import './app/app.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { start } from './app/start.ts';

const root = document.getElementById('app');
if (root) {
  const stillRows = root.querySelectorAll('[role="option"]').length;
  if (stillRows > 0) {
    performance.mark('offprint:still', { detail: { rows: stillRows } });
  }
  void start().then(() =>
    // This replaces the still. Our content security policy allows no style elements. The rules that Base UI would add
    // there are in our style sheets.
    createRoot(root).render(
      <CSPProvider disableStyleElements>
        <App />
      </CSPProvider>,
    ),
  );
}
