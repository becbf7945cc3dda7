import { readFile } from 'node:fs/promises';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { outFolder, repository } from './places.mjs';

// The oldest Electron that Offprint runs on is 33.2.1: Node 20.18, Chromium 130.
const node = 'node20.18';
const chromium = 'chrome130';

/** @type {import('vite').InlineConfig} */
const shared = {
  configFile: false,
  envDir: false,
  logLevel: 'warn',
  mode: 'production',
};

/**
 * Main process, library process and command line: ES modules that share chunks. Everything is bundled but Electron,
 * Node's own modules and the watcher, which has a native part.
 * @type {import('vite').InlineConfig}
 */
const main = {
  ...shared,
  root: repository,
  publicDir: false,
  ssr: { target: 'node', noExternal: true, external: ['electron', '@parcel/watcher'] },
  build: {
    ssr: true,
    target: node,
    outDir: path.join(outFolder, 'main'),
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: {
        index: path.join(repository, 'main', 'index.ts'),
        'library-process': path.join(repository, 'main', 'library-process', 'library-process.ts'),
        'command-line': path.join(repository, 'main', 'command-line.ts'),
      },
      external: ['electron', '@parcel/watcher'],
      // gray-matter's engine for JavaScript front matter; we hand it engines of our own, so it never runs.
      onwarn: (warning, warn) => {
        if (!(warning.code === 'EVAL' && warning.id?.includes('gray-matter'))) {
          warn(warning);
        }
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
};

/**
 * The preload script: one CommonJS file, since a sandboxed preload can load nothing but `electron`.
 * @type {import('vite').InlineConfig}
 */
const preload = {
  ...shared,
  root: repository,
  publicDir: false,
  ssr: { target: 'node', noExternal: true, external: ['electron'] },
  build: {
    ssr: true,
    target: node,
    outDir: path.join(outFolder, 'preload'),
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: path.join(repository, 'preload', 'index.ts'),
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'index.cjs', codeSplitting: false },
    },
  },
};

/**
 * The page, and the empty page that a post stands in. Nothing is put inline: the content security policy forbids it.
 * @type {import('vite').InlineConfig}
 */
const renderer = {
  ...shared,
  root: path.join(repository, 'renderer'),
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    target: chromium,
    outDir: path.join(outFolder, 'renderer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: {
        index: path.join(repository, 'renderer', 'index.html'),
        'post-frame': path.join(repository, 'renderer', 'post-frame.html'),
      },
    },
  },
};

/**
 * The script that draws diagrams: one classic script, since a page without an origin may load no modules of ours. It
 * goes into the page's folder, which the build before it has emptied.
 * @type {import('vite').InlineConfig}
 */
const diagram = {
  ...shared,
  root: path.join(repository, 'renderer'),
  publicDir: false,
  plugins: [
    {
      name: 'diagram-page',
      async generateBundle() {
        const source = await readFile(path.join(repository, 'renderer', 'diagram-frame.html'), 'utf8');
        this.emitFile({ type: 'asset', fileName: 'diagram-frame.html', source });
      },
    },
  ],
  build: {
    target: chromium,
    outDir: path.join(outFolder, 'renderer'),
    emptyOutDir: false,
    modulePreload: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 5000,
    rolldownOptions: {
      input: path.join(repository, 'renderer', 'diagram', 'draw-in-frame.ts'),
      // Vite's own helper for loading chunks asks for it; there are no chunks.
      transform: { define: { 'import.meta': '{}' } },
      output: { format: 'iife', entryFileNames: 'diagram-frame.js', codeSplitting: false },
    },
  },
};

/** The builds that make Offprint, in this order. */
export const builds = [main, preload, renderer, diagram];
