import { Stop } from '../run.mjs';
import { states } from './states.mjs';
import { themes } from './themes.mjs';

const languages = ['en', 'de', 'ja'];

/** Content sizes in CSS pixels: a desk, each side of a breakpoint, a phone, and a window of 1,280 at 400 % of zoom. */
const sizes = /** @type {const} */ ([
  [1440, 900],
  [1120, 760],
  [900, 700],
  [720, 800],
  [480, 760],
  [320, 640],
]);

const lists = ['states', 'themes', 'languages', 'widths'];

/** What `npm run gallery -- --help` prints. */
export function galleryUsage() {
  return `Shows the real app in each state, theme, language and width, and writes a picture of each: for looking at, after
anything that has to do with looks. Other languages than English are shown in the light theme, unless themes are
named too.

  npm run gallery -- [FOLDER] [--NAME=VALUE,…]   FOLDER is where the pictures go
  npm run gallery -- --readme                    writes the pictures of the README instead

  --states=     ${states.map(({ name }) => name).join(', ')}
  --themes=     ${themes.map(({ name }) => name).join(', ')}
  --languages=  ${languages.join(', ')}
  --widths=     ${sizes.map(([width]) => width).join(', ')}`;
}

/**
 * Parses which pictures to take. By default, all of them.
 * @param {readonly string[]} typed
 * @throws {Stop} if an option or a name does not exist, before anything is built
 */
export function readGalleryArguments(typed) {
  const strange = typed.find((arg) => arg.startsWith('-') && !lists.some((name) => arg.startsWith(`--${name}=`)));
  if (strange !== undefined) {
    throw new Stop(`The gallery has no option “${strange}”.\n\n${galleryUsage()}`);
  }
  const folder = typed.find((arg) => !arg.startsWith('-')) ?? null;
  /** @type {<Item>(name: string, all: readonly Item[], nameOf: (item: Item) => string) => readonly Item[]} */
  const chosen = (name, all, nameOf) => {
    const given = typed.find((arg) => arg.startsWith(`--${name}=`));
    const names = given?.slice(given.indexOf('=') + 1).split(',');
    const unknown = names?.find((each) => !all.some((item) => nameOf(item) === each));
    if (unknown !== undefined) {
      throw new Stop(`The gallery has no “${unknown}”; --${name} may name ${all.map(nameOf).join(', ')}.`);
    }
    return all.filter((item) => names?.includes(nameOf(item)) ?? true);
  };
  const asked = {
    themes: chosen('themes', themes, ({ name }) => name),
    languages: chosen('languages', languages, (name) => name),
  };
  // Colours and words do not depend on each other: other languages are shown in one theme unless more are asked for.
  const isAsked = typed.some((arg) => arg.startsWith('--themes='));
  const looks = asked.languages.flatMap((language) =>
    asked.themes
      .filter((theme) => isAsked || language === 'en' || theme.name === 'light')
      .map((theme) => ({ language, theme })),
  );
  return {
    folder,
    states: chosen('states', states, ({ name }) => name),
    looks,
    sizes: chosen('widths', sizes, ([width]) => String(width)),
  };
}
