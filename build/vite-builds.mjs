import { readFile } from 'node:fs/promises';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { compileTexts, withoutParser } from './compile-texts.mjs';
import { outFolder, repository } from './places.mjs';

// The oldest supported Electron is 33.2.1, with Node 20.18 and Chromium 130.
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
 * Modules that the main process, the library process and the command line load from outside. All others are in their
 * bundles.
 */
const notBundled = ['electron', '@parcel/watcher'];

/** The entry file of each Node process and thread that we start, relative to `main/`. */
const entries = {
  index: 'index.ts',
  'library-process': path.join('library-process', 'library-process.ts'),
  'command-line': 'command-line.ts',
  'record-worker': path.join('library', 'records', 'record-worker.ts'),
};

/**
 * An ES module with all code that a process needs at its start. So the process waits for one file, without code of
 * other processes. Code that is imported later is in a folder with the entry's name. Names are kept for the stacks in
 * the log. The main process loads the command line only on demand.
 * @returns {import('vite').InlineConfig}
 */
function bundle(/** @type {string} */ name, /** @type {string} */ entry) {
  return {
    ...shared,
    root: repository,
    publicDir: false,
    ssr: { target: 'node', noExternal: true, external: notBundled },
    resolve: { alias: withoutParser },
    plugins: [
      compileTexts(),
      {
        name: 'command-line-apart',
        enforce: 'pre',
        resolveId: (source) => (source === './command-line.ts' ? { id: './command-line.js', external: true } : null),
      },
    ],
    build: {
      ssr: true,
      target: node,
      outDir: path.join(outFolder, 'main'),
      emptyOutDir: name === Object.keys(entries)[0],
      minify: false,
      rolldownOptions: {
        input: { [name]: path.join(repository, 'main', entry) },
        external: notBundled,
        // gray-matter's engine for JavaScript front matter uses eval. We pass our own engines, so it never runs.
        onwarn: (warning, warn) => {
          if (!(warning.code === 'EVAL' && warning.id?.includes('gray-matter'))) {
            warn(warning);
          }
        },
        output: {
          format: 'es',
          // A thread that makes records needs all of its code. The digest of this one file names its rules.
          ...(name === 'record-worker' && { codeSplitting: false }),
          entryFileNames: '[name].js',
          chunkFileNames: `${name}/[name]-[hash].js`,
          minify: { compress: true, mangle: false, codegen: true },
        },
      },
    },
  };
}

const mainBundles = Object.entries(entries).map(([name, entry]) => bundle(name, entry));

/**
 * The preload script. It is one CommonJS file, since a sandboxed preload can load only `electron`.
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

/** The font packages that `renderer/theme/faces.css` imports. */
const faces = ['source-serif-4', 'inter', 'jetbrains-mono'];

/**
 * Adds the licence of each font, which requires that.
 * @this {import('vite').Rolldown.PluginContext}
 */
async function emitLicences() {
  for (const face of faces) {
    const licence = path.join(repository, 'node_modules', '@fontsource-variable', face, 'LICENSE');
    this.emitFile({ type: 'asset', fileName: `licences/${face}.txt`, source: await readFile(licence, 'utf8') });
  }
}

/**
 * The page, and the empty page for a post's frame. Nothing is inlined, since the content security policy forbids it.
 * @type {import('vite').InlineConfig}
 */
const renderer = {
  ...shared,
  root: path.join(repository, 'renderer'),
  base: './',
  publicDir: false,
  resolve: { alias: withoutParser },
  plugins: [compileTexts(), react(), { name: 'licences-of-faces', generateBundle: emitLicences }],
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
 * A page without an origin, and its script. The script is a classic one, since such a page may not load our modules.
 * The files go into the window's folder, which an earlier build has emptied.
 * @returns {import('vite').InlineConfig}
 */
function framePage(/** @type {string} */ name, /** @type {string[]} */ script) {
  return {
    ...shared,
    root: path.join(repository, 'renderer'),
    publicDir: false,
    plugins: [
      {
        name: `${name}-page`,
        async generateBundle() {
          const source = await readFile(path.join(repository, 'renderer', `${name}.html`), 'utf8');
          this.emitFile({ type: 'asset', fileName: `${name}.html`, source });
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
        input: path.join(repository, 'renderer', ...script),
        // Vite's helper for loading chunks refers to it, although there are no chunks.
        transform: { define: { 'import.meta': '{}' } },
        output: { format: 'iife', entryFileNames: `${name}.js`, codeSplitting: false },
      },
    },
  };
}

const framePages = [
  framePage('diagram-frame', ['diagram', 'draw-in-frame.ts']),
  framePage('drawing-frame', ['pictures', 'draw-in-frame.ts']),
];

/** The builds of Offprint, in order. */
export const builds = [...mainBundles, preload, renderer, ...framePages];
