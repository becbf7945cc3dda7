/**
 * The settings of an Obsidian vault that matter for its notes. The scan leaves their folder out, so they are watched by
 * name: if one changes, the site is opened again. They stand apart from the generators because those are loaded later.
 */
export const vaultSettings = ['.obsidian/app.json', '.obsidian/templates.json', '.obsidian/daily-notes.json'] as const;
