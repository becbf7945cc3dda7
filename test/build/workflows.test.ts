import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { repository } from '../../build/places.mjs';
import { scripts } from '../../package.json';

interface Workflow {
  readonly jobs: Readonly<
    Record<string, { readonly needs?: string; readonly steps: readonly { readonly run?: string }[] }>
  >;
}

const folder = path.join(repository, '.github', 'workflows');
const guide = readFileSync(path.join(repository, 'CONTRIBUTING.md'), 'utf8');

describe.each(readdirSync(folder))('the workflow %s', (name) => {
  const text = readFileSync(path.join(folder, name), 'utf8');
  const { jobs } = load(text) as Workflow;
  const commands = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run?.split('\n') ?? []));

  it('runs only what this repository has', () => {
    const run = commands.flatMap((line) => [...line.matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script));
    expect(run.length).toBeGreaterThan(0);
    expect(run.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
    const files = commands.flatMap((line) => [...line.matchAll(/\bnode (\S+\.mjs)/g)].map(([, file = '']) => file));
    expect(files.filter((file) => !existsSync(path.join(repository, file)))).toEqual([]);
  });

  it('lets jobs wait for jobs that it has', () => {
    const awaited = Object.values(jobs).flatMap(({ needs }) => needs ?? []);
    expect(awaited.filter((job) => !Object.hasOwn(jobs, job))).toEqual([]);
  });

  it('uses no secret that the guide doesn’t name', () => {
    const secrets = [...text.matchAll(/secrets\.([A-Z_]+)/g)].map(([, secret = '']) => secret);
    expect(secrets.filter((secret) => !guide.includes(`\`${secret}\``))).toEqual([]);
  });
});
