import { describe, expect, it } from 'vitest';
import { commonDialect } from '../../../../main/library/render/dialect.ts';
import { renderPost } from '../../../../main/library/render/render-post.ts';
import { dialects } from '../fixture-dialects.ts';
import { deepForms, type Nest } from './deep-forms.ts';

function textOf(body: string, dialect = commonDialect): string {
  return renderPost({ body, bodyLine: 1, dialect })
    .blocks.map(({ text }) => text)
    .join('\n');
}

/** The words of the source that are in no block. */
function lost(body: string, dialect = commonDialect): readonly string[] {
  const words = new Set(textOf(body, dialect).match(/\w+/g));
  return (body.match(/item\d+|\w*after\w*/g) ?? []).filter((word) => !words.has(word));
}

describe('deeply nested blocks', () => {
  it.each(Object.entries(deepForms))('%s lose neither their words nor what follows', (_name, form) => {
    for (const levels of [10, 45, 48, 49, 50, 60, 150]) {
      const body = `before\n\n${form(levels)}\n\nThe paragraph after them.\n\n## A heading after them\n`;
      expect(lost(body), `${levels} levels`).toEqual([]);
    }
  });

  it('keep their words in every dialect', () => {
    for (const [name, dialect] of Object.entries(dialects)) {
      for (const form of Object.values(deepForms)) {
        expect(lost(`${form(80)}\n\nafter\n`, dialect), name).toEqual([]);
      }
    }
  });

  it('are shown as they are written, and that is told', () => {
    const form = deepForms['list items'] as Nest;
    const few = renderPost({ body: form(20), bodyLine: 1 });
    expect([few.isTooDeep, few.parts]).toEqual([false, []]);
    const many = renderPost({ body: `${form(60)}\n\nafter\n`, bodyLine: 1 });
    expect(many.isTooDeep).toBe(true);
    expect(many.parts.map(({ kind }) => kind)).toEqual(['code']);
    expect(many.blocks.at(-1)).toMatchObject({ kind: 'prose', text: 'after' });
  });
});
