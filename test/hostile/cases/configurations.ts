/** The files of a site with a hostile configuration. */
export interface HostileSite {
  readonly generator: string;
  readonly tries: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Sites whose settings write the file `mark` if they are run, name the folder `outside`, or take long to read. */
export function hostileSites({
  mark,
  outside,
}: {
  readonly mark: string;
  readonly outside: string;
}): readonly HostileSite[] {
  const node = `require('node:fs').writeFileSync(${JSON.stringify(mark)}, 'x')`;
  const python = `open(${JSON.stringify(mark)}, 'w').write('x')`;
  const deep = (open: string, close: string) => `${open.repeat(50_000)}${close.repeat(50_000)}`;
  const astroPost = { 'src/content/blog/a.md': '' };
  const site = (generator: string, tries: string, files: Readonly<Record<string, string>>) => ({
    generator,
    tries,
    files,
  });
  return [
    ...['eleventy.config.js', '.eleventy.js', 'eleventy.config.cjs'].map((name) =>
      site('Eleventy', `to run ${name}`, { [name]: `${node};\nmodule.exports = () => ({ dir: { input: 'posts' } });` }),
    ),
    ...['astro.config.mjs', 'gatsby-config.js', 'docusaurus.config.js', 'docusaurus.config.ts'].map((name) =>
      site('JavaScript', `to run ${name}`, {
        ...astroPost,
        [name]: `${node};\nexport default { site: (${node}, 'https://a.example') };`,
      }),
    ),
    ...['pelicanconf.py', 'conf.py'].map((name) =>
      site('Python', `to run ${name}`, {
        [name]: `import os\n${python}\nSITEURL = ${python}\nARTICLE_URL = '{slug}'\n`,
      }),
    ),
    site('Middleman', 'to run config.rb', {
      'config.rb': `File.write(${JSON.stringify(mark)}, 'x')\nset :build_dir, \`touch ${mark}\`\n`,
    }),
    site('Jekyll', 'to make objects by tags of YAML', {
      '_config.yml': `title: !ruby/object:File {}\na: !!js/function 'function () { ${node} }'\nx: !!python/object/apply:os.system ['touch ${mark}']\n`,
    }),
    site('Jekyll', 'to cost time by aliases', {
      '_config.yml': `a: &a [x]\n${Array.from({ length: 30 }, (_, at) => `k${at}: &k${at} [${`*${at === 0 ? 'a' : `k${at - 1}`},`.repeat(9)}]`).join('\n')}\n`,
    }),
    site('Jekyll', 'to cost time by depth', { '_config.yml': `a: ${deep('[', ']')}\n` }),
    site('Jekyll', 'to cost time by a permalink', { '_config.yml': `permalink: ${'/:title'.repeat(20_000)}\n` }),
    site('Jekyll', 'to read elsewhere', {
      '_config.yml': `source: ../outside\ncollections_dir: ${outside}\nincludes_dir: /etc\n`,
    }),
    site('Hugo', 'to cost time by depth', { 'hugo.toml': `a = ${deep('[', ']')}\n` }),
    site('Hugo', 'to cost time by depth of tables', { 'hugo.toml': `[${'a.'.repeat(20_000)}b]\nc = 1\n` }),
    site('Hugo', 'to cost time by many tables', {
      'hugo.toml': Array.from({ length: 20_000 }, (_, at) => `[a${at}.b]\nc = 1`).join('\n'),
    }),
    site('Hugo', 'to read elsewhere', {
      'hugo.toml': `contentDir = '../outside'\nstaticDir = ['${outside}', '/etc']\n[[module.mounts]]\nsource = '${outside}'\ntarget = 'content'\n`,
    }),
    site('Hugo', 'to change what all objects have', {
      'hugo.toml': '[__proto__]\npolluted = 1\n[constructor.prototype]\npolluted = 1\n',
    }),
    site('Hugo', 'to cost time by JSON', { 'hugo.json': deep('[', ']') }),
    site('Pelican', 'to cost time by a pattern', { 'pelicanconf.py': `ARTICLE_URL = '${'{slug}'.repeat(50_000)}'\n` }),
    site('Pelican', 'to cost time by an expression', {
      'pelicanconf.py': "FILENAME_METADATA = '(?P<date>(a+)+)+$'\nSLUG_REGEX_SUBSTITUTIONS = [(r'(a|a)*$', '')]\n",
    }),
    site('Zola', 'to cost time by text', { 'config.toml': `base_url = "${'a'.repeat(2_000_000)}"\n` }),
    site('Hexo', 'to change what all objects have', {
      '_config.yml': 'root: /\nsource_dir: ../outside\n__proto__: { polluted: 1 }\nnew_post_name: :title.md\n',
    }),
    site('Obsidian', 'to cost time by JSON', { '.obsidian/app.json': deep('{"a":', '}') }),
    site('Nikola', 'to run its settings', {
      'conf.py': `POSTS = (("posts/*.md", "posts", "post.tmpl"),)\n${python}\n`,
    }),
  ];
}
