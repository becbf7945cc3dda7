import './app/app.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { start } from './app/start.ts';
import { nameSystem } from './app/system.ts';

nameSystem(document);

const root = document.getElementById('app');
if (root) createRoot(root).render(<App />);
start();
