import { describe, expect, it } from 'vitest';
import type { HealthRow } from '../../../main/library/model/health.ts';
import type { PostId } from '../../../main/library/model/ids.ts';
import { healthCsv, reportName } from '../../../renderer/health/health-csv.ts';
import { kindsOf } from '../../../renderer/health/health-kinds.ts';

const row: HealthRow = {
  kind: 'dead-link',
  post: 'post-one' as PostId,
  title: 'A',
  path: '2011/10/a.md',
  line: 28,
  target: '/blog/x/',
  message: { code: 'finding.link' },
};

function lineOf(change: Partial<HealthRow>) {
  return healthCsv([{ ...row, ...change }]).split('\r\n')[1];
}

describe('healthCsv', () => {
  it('begins with the names of the columns and ends each line with CRLF', () => {
    expect(healthCsv([row])).toBe(
      'kind,path,line,target,message\r\n' +
        'dead-link,2011/10/a.md,28,/blog/x/,This link leads to nothing in the folder.\r\n',
    );
    expect(healthCsv([])).toBe('kind,path,line,target,message\r\n');
  });

  it('leaves the line empty for a finding about a whole post', () => {
    expect(lineOf({ line: null })).toBe('dead-link,2011/10/a.md,,/blog/x/,This link leads to nothing in the folder.');
  });

  it('quotes commas, quotes and line breaks', () => {
    expect(lineOf({ target: 'a,b', message: { code: 'finding.misspelt', values: { key: 'b', meant: '"c"' } } })).toBe(
      'dead-link,2011/10/a.md,28,"a,b","The front matter has “b”; was “""c""” meant?"',
    );
    expect(healthCsv([{ ...row, target: 'a\nb' }])).toContain(',"a\nb",');
  });

  it.each(['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', '\t=1'])('keeps spreadsheets from running %j', (target) => {
    expect(lineOf({ target })).toContain(`'${target.replaceAll('"', '""')}`);
  });
});

describe('reportName', () => {
  it('is a name that every system takes, and not too long', () => {
    expect(reportName('a/b:c')).toBe('a-b-c archive health.csv');
    expect(reportName('x'.repeat(300)).length).toBeLessThanOrEqual(100);
  });
});

describe('kindsOf', () => {
  it('names the kinds that occur, what is worth mending first', () => {
    const kinds = kindsOf({ duplicate: 2, 'dead-link': 1 });
    expect(kinds.map(({ name, count }) => [name, count])).toEqual([
      ['Dead link', 1],
      ['Duplicates', 2],
    ]);
  });
});
