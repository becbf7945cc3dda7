import { expect, it } from 'vitest';
import type { PostId } from '../../../main/library/model/ids.ts';
import { Blame, type EndOfProcess } from '../../../main/library-process/blame.ts';

const [slow, bad, good] = ['post-slow', 'post-bad', 'post-good'] as [PostId, PostId, PostId];

/** Ends a process while these posts are in work. */
function end(blame: Blame, how: EndOfProcess, ...posts: readonly PostId[]): void {
  for (const post of posts) {
    blame.begin(post);
  }
  blame.processEnded(how);
}

it('blames nobody when a process ends without work', () => {
  const blame = new Blame();
  end(blame, 'hung');
  end(blame, 'died');
  expect(blame.poison()).toEqual([]);
});

it('finds the one post that a process hung at, at once', () => {
  const blame = new Blame();
  end(blame, 'hung', slow);
  expect(blame.poison()).toEqual([slow]);
});

it('gives a post that a process died at a second chance, and no third, whatever died between', () => {
  const blame = new Blame();
  end(blame, 'died', bad);
  end(blame, 'died', good);
  expect(blame.poison()).toEqual([]);
  end(blame, 'died', bad);
  expect(blame.poison()).toEqual([bad]);
});

it('does not blame a post whose work was over', () => {
  const blame = new Blame();
  for (let time = 0; time < 2; time += 1) {
    blame.begin(good);
    blame.endAll();
    end(blame, 'hung');
  }
  expect(blame.poison()).toEqual([]);
});

it('does not blame a post for the process after the one that it was read by', () => {
  const blame = new Blame();
  end(blame, 'died', bad);
  end(blame, 'died');
  expect(blame.poison()).toEqual([]);
});

it('takes several posts in work at one hang for suspects only, and finds the one that is there again', () => {
  const blame = new Blame();
  blame.begin(slow);
  blame.begin(good);
  expect(blame.suspects()).toEqual([slow, good]);
  blame.processEnded('hung');
  expect(blame.suspects()).toEqual([]);
  expect(blame.poison()).toEqual([]);
  end(blame, 'hung', bad, slow);
  expect(blame.poison()).toEqual([slow]);
});

it('takes the records in work at a death for suspects only, and asks for one at a time', () => {
  const blame = new Blame();
  blame.making([slow, good, bad]);
  expect(blame.suspects()).toEqual([slow, good, bad]);
  expect(blame.isUnsure).toBe(false);
  blame.processEnded('died');
  expect(blame.poison()).toEqual([]);
  expect(blame.isUnsure).toBe(true);
  blame.making([slow]);
  blame.making([bad]);
  blame.processEnded('died');
  expect(blame.poison()).toEqual([bad]);
});

it('does not blame records in other threads for a hang', () => {
  const blame = new Blame();
  blame.making([slow]);
  end(blame, 'hung');
  blame.making([slow]);
  end(blame, 'hung', bad);
  expect(blame.poison()).toEqual([bad]);
  expect(blame.isUnsure).toBe(false);
});
