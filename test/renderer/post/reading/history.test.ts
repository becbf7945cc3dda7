import { describe, expect, it } from 'vitest';
import type { PostId } from '../../../../main/library/model/ids.ts';
import { emptyHistory, keepPlace, present, push, rename, step } from '../../../../renderer/post/reading/history.ts';

function post(name: string) {
  return name as PostId;
}

function visit(name: string) {
  return { post: post(name), place: null };
}

describe('history', () => {
  it('walks back and forward, and ends at both ends', () => {
    const two = push(push(emptyHistory, visit('a')), visit('b'));
    const back = step(two, -1);
    expect(back && present(back)?.post).toBe('a');
    expect(back && step(back, -1)).toBeNull();
    expect(back && present(step(back, 1) ?? emptyHistory)?.post).toBe('b');
    expect(step(two, 1)).toBeNull();
  });

  it('forgets what forward led to when something else is opened', () => {
    const back = step(push(push(emptyHistory, visit('a')), visit('b')), -1) ?? emptyHistory;
    const other = push(back, visit('c'));
    expect(other.visits.map((each) => each.post)).toEqual(['a', 'c']);
    expect(step(other, 1)).toBeNull();
  });

  it('keeps the place of the present visit only', () => {
    const two = push(push(emptyHistory, visit('a')), visit('b'));
    const kept = keepPlace(two, { block: 7, offset: 12 });
    expect(kept.visits.map((each) => each.place)).toEqual([null, { block: 7, offset: 12 }]);
  });

  it('follows a post that was renamed', () => {
    const renamed = rename(push(push(emptyHistory, visit('a')), visit('b')), post('a'), post('z'));
    expect(renamed.visits.map((each) => each.post)).toEqual(['z', 'b']);
  });

  it('does not grow for ever', () => {
    let long = emptyHistory;
    for (let index = 0; index < 500; index++) {
      long = push(long, visit(String(index)));
    }
    expect(long.visits.length).toBe(200);
    expect(present(long)?.post).toBe('499');
  });
});
