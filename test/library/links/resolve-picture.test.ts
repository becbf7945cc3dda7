import { describe, expect, it } from 'vitest';
import { pictureLink, resolvePicture } from '../../../main/library/links/resolve-picture.ts';
import type { LinkForm } from '../../../main/library/render/references.ts';
import type { Site } from '../../../main/library/sites/generator.ts';
import { mapOf } from './map-of.ts';

const pixel = 'data:image/png;base64,iVBORw0KGgo=';

async function shown(target: string | LinkForm, files: readonly string[], site: Partial<Site> = {}): Promise<unknown> {
  const map = await mapOf({ mounts: [], contentRoots: [], ...site }, ['x/a.md'], files);
  return resolvePicture(map, 'x/a.md', target, (file, name) => `picture ${file} ${name}`);
}

async function linked(target: string | LinkForm, files: readonly string[], site: Partial<Site> = {}): Promise<unknown> {
  const map = await mapOf({ mounts: [], contentRoots: [], ...site }, ['x/a.md'], files);
  return pictureLink(map, 'x/a.md', target);
}

describe('a picture of the folder', () => {
  it('is shown by its id and its name', async () => {
    expect(await shown('deep/sea.png', ['x/deep/sea.png'])).toEqual({
      kind: 'local',
      url: 'picture x/deep/sea.png sea.png',
    });
    expect(await shown('deep\\sea.png ', ['x/deep/sea.png'])).toMatchObject({ kind: 'local' });
    expect(await linked('sea.svg', ['x/sea.svg'])).toEqual({
      kind: 'file',
      file: 'x/sea.svg',
      name: 'sea.svg',
      picture: 'drawn',
      how: 'file',
    });
  });

  it('may be meant by a form of the generator', async () => {
    const site = {
      contentRoots: ['src/'],
      referenceForm: (href: string) =>
        href.startsWith('{static}') ? ({ form: 'content', target: href.slice('{static}'.length) } as const) : null,
    };
    const local = { kind: 'local', url: 'picture src/img/sea.png sea.png' };
    expect(await shown(' {static}/img/sea.png ', ['src/img/sea.png'], site)).toEqual(local);
    expect(await shown({ form: 'content', target: 'img/sea.png' }, ['src/img/sea.png'], site)).toEqual(local);
  });

  it('is looked up first where the generator expects pictures', async () => {
    const site = { pictureFolder: '/images/', mounts: [{ folder: 'public/', at: '/' }] };
    const files = ['public/images/sea.png', 'x/sea.png', 'x/low.png', 'public/top.png'];
    const of = async (target: string) => (await linked(target, files, site)) as { readonly file?: string };
    expect((await of('sea.png')).file).toBe('public/images/sea.png');
    expect((await of('sea.png?width=20#x')).file).toBe('public/images/sea.png');
    expect((await of('low.png')).file).toBe('x/low.png');
    expect((await of('/top.png')).file).toBe('public/top.png');
    expect((await of('?sea.png')).file).toBeUndefined();
  });

  it('is found by an address of the site itself', async () => {
    const site = { addresses: ['https://sea.example/'], mounts: [{ folder: 'static/', at: '/' }] };
    for (const address of ['https://sea.example/a.png', 'http://sea.example/a.png', '//sea.example/a.png']) {
      expect(await shown(address, ['static/a.png'], site)).toMatchObject({ kind: 'local' });
    }
    expect(await shown('https://sea.example/b.png', ['static/a.png'], site)).toEqual({
      kind: 'web',
      url: 'https://sea.example/b.png',
    });
  });

  it('is missing if no file is meant', async () => {
    expect(await shown('sea.png', ['x/lake.png'])).toEqual({ kind: 'missing' });
    expect(await shown('', ['x/lake.png'])).toEqual({ kind: 'missing' });
    expect(await linked(' sea.png', [])).toEqual({
      kind: 'dead',
      target: 'sea.png',
      why: { code: 'dead.no-picture' },
    });
  });
});

describe('a picture that is not in the folder', () => {
  it.each(['https://example.com/a.png', 'http://example.com/a.png'])(
    'is named if it is on the web: %s',
    async (url) => {
      expect(await shown(url, ['a.png', 'x/a.png'])).toEqual({ kind: 'web', url });
    },
  );

  it.each(['cid:a.png', 'mailto:a.png', 'file:///x/a.png', 'ftp://example.com/a.png'])(
    'is missing if another program would have it: %s',
    async (target) => {
      expect(await shown(target, ['a.png', 'x/a.png'])).toEqual({ kind: 'missing' });
    },
  );

  it('is computed if only a template could tell', async () => {
    expect(await linked('{{ page.picture }}', [])).toEqual({ kind: 'computed', target: '{{ page.picture }}' });
    expect(await linked({ form: 'computed', target: ' page.picture' }, [])).toEqual({
      kind: 'computed',
      target: 'page.picture',
    });
    expect(await shown({ form: 'computed', target: 'page.picture' }, [])).toEqual({ kind: 'missing' });
  });
});

describe('a picture in its own address', () => {
  it.each(['png', 'jpeg', 'gif', 'webp'])('is shown as %s', async (type) => {
    const url = `data:image/${type};base64,AAAA`;
    expect(await shown(url, [])).toEqual({ kind: 'data', url });
  });

  it('is shown without the spaces around it, and leads nowhere', async () => {
    expect(await shown(` ${pixel}\n`, [])).toEqual({ kind: 'data', url: pixel });
    expect(await shown(pixel.toUpperCase(), [])).toMatchObject({ kind: 'data' });
    expect(await linked(pixel, [])).toBeNull();
    expect(await linked(` ${pixel}`, [])).toBeNull();
  });

  it.each([
    'data:image/svg+xml;base64,PHN2Zy8+',
    'data:image/png,AAAA',
    'data:text/html;base64,AAAA',
    'data:text/html,data:image/png;base64,AAAA',
  ])('is missing in a form that could do more: %s', async (target) => {
    expect(await shown(target, [])).toEqual({ kind: 'missing' });
  });
});
