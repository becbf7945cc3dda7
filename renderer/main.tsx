import './app/app.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { start } from './app/start.ts';

const root = document.getElementById('app');
// Our content security policy allows no style elements. The rules that Base UI would add there are in our style sheets.
if (root) {
  createRoot(root).render(
    <CSPProvider disableStyleElements>
      <App />
    </CSPProvider>,
  );
}
start();
