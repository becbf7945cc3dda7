/**
 * Files of an Obsidian vault's settings that say something of its notes. A scan leaves their folder out, so that they are
 * looked at by name: where one changes, the site is opened anew. Apart from the generators, which are loaded later.
 */
export const vaultSettings = ['.obsidian/app.json', '.obsidian/templates.json', '.obsidian/daily-notes.json'] as const;
