import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ask, Stop } from '../../../build/run.mjs';

/**
 * Hugo, ready to build a folder with templates that print only title and text.
 * @typedef {{ version: string, time: () => number }} Hugo `time` builds it, and gives how long that took in milliseconds
 */

/** More shortcodes and output formats than any site has. */
const mostTries = 200;

/**
 * @param {string} folder
 * @param {string} site a folder that need not exist
 * @returns {Promise<Hugo | null>} null where no Hugo is installed; fails where Hugo can't build the folder
 */
export async function prepareHugo(folder, site) {
  const { code, output } = await ask('hugo', ['version']);
  if (code !== 0) {
    return null;
  }
  const layouts = path.join(site, 'layouts');
  for (const inside of ['_default', 'shortcodes']) {
    mkdirSync(path.join(layouts, inside), { recursive: true });
  }
  const config = path.join(site, 'config.toml');
  writeFileSync(config, 'baseURL = "/"\n');
  writeFileSync(path.join(layouts, '_default', 'single.html'), '{{ .Title }}{{ .Content }}');
  writeFileSync(path.join(layouts, '_default', 'list.html'), '{{ range .Pages }}{{ .Title }}{{ end }}');

  const build = () => {
    const args = ['--buildDrafts', '--buildFuture', '--source', site, '--contentDir', folder];
    const { status, stdout, stderr } = spawnSync('hugo', args, { encoding: 'utf8' });
    return { succeeded: status === 0, said: `${stdout}${stderr}` };
  };
  for (let tries = 0; tries < mostTries; tries += 1) {
    const { succeeded, said } = build();
    if (succeeded) {
      const time = () => {
        const began = performance.now();
        build();
        return performance.now() - began;
      };
      return { version: output.trim(), time };
    }
    const format = /OutputFormat with key "([\w-]+)" not found/.exec(said)?.[1];
    if (format !== undefined) {
      appendFileSync(config, `[outputFormats.${format}]\nmediaType = "text/plain"\nbaseName = "${format}"\n`);
      continue;
    }
    // The site's own shortcodes are missing without its theme. So each gets a template that prints its inner text.
    const missing = /template for shortcode "([\w/.-]+)" not found/.exec(said)?.[1];
    const around = /shortcode "([\w/.-]+)" (?:does not evaluate|must be closed or self-closed)/.exec(said);
    const name = missing ?? around?.[1];
    if (name === undefined) {
      throw new Stop(`Hugo can't build the folder: ${said.trim().slice(0, 300)}`);
    }
    const file = path.join(layouts, 'shortcodes', `${name}.html`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, missing === undefined ? '{{ .Inner }}' : '');
  }
  throw new Stop("Hugo can't build the folder: it finds ever more missing.");
}
