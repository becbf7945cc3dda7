import { expect, it, onTestFinished } from 'vitest';
import type { LibraryId } from '../../../main/library/model/ids.ts';
import type { IndexPhase } from '../../../main/library/model/library.ts';
import type { LibraryEvent } from '../../../main/library/protocol.ts';
import { LibraryHost, type Patience } from '../../../main/library-process/library-host.ts';
import { startStandIn } from './stand-in.ts';
import { eventually } from '../../eventually.ts';

const library = 'ab'.repeat(16) as LibraryId;
const quick: Patience = { pingEvery: 50, pingsMissed: 5, pingsMissedAtStart: 200, mostDeaths: 3, deathsWithin: 60_000 };

function open(patience = quick) {
  const events: LibraryEvent[] = [];
  const deaths: string[] = [];
  const host = new LibraryHost({
    library,
    root: '/srv/blog',
    corrections: { generator: 'hugo' },
    start: startStandIn,
    patience,
    onEvent: (event) => events.push(event),
    onDeath: (sentence) => deaths.push(sentence),
  });
  onTestFinished(() => host.close());
  // The path tells the stand-in what to do.
  const tell = (what: string): Promise<unknown> => host.call('post.find', { path: what });
  const phases = (): IndexPhase[] =>
    events.flatMap((event) => (event.name === 'library-status' ? [event.payload.phase] : []));
  return { host, tell, phases, deaths };
}

it('answers calls through the process, and passes its failures on', async () => {
  const { tell, host } = open();
  expect(await tell('pid')).toEqual(expect.any(Number));
  await expect(tell('fail')).rejects.toMatchObject({ code: 'stale', told: { code: 'failure.list-changed' } });
  expect(host.status()).toMatchObject({ phase: 'ready', posts: 3 });
});

it('restarts a process that died; its unanswered calls fail as restarted, later ones are answered', async () => {
  const { tell, phases } = open();
  const before = await tell('pid');
  const waiting = tell('wait');
  const dying = tell('die');
  await expect(waiting).rejects.toMatchObject({ code: 'restarted' });
  await expect(dying).rejects.toMatchObject({ code: 'restarted' });
  const after = await tell('pid');
  expect(after).not.toBe(before);
  expect(phases()).toEqual(['ready', 'restarting', 'ready']);
});

it('starts a process again that was ended while it had nothing to do, however often', async () => {
  const { tell, host, deaths } = open();
  for (let time = 1; time <= quick.mostDeaths + 3; time += 1) {
    process.kill(Number(await tell('pid')), 'SIGKILL');
    await eventually(() => expect(deaths).toHaveLength(time));
    await eventually(() => expect(host.status().phase).toBe('ready'));
  }
});

it('lets those who ask again at once, as the old call fails, reach the new process', async () => {
  const { tell } = open();
  await tell('pid');
  expect(await tell('die').catch(() => tell('pid'))).toEqual(expect.any(Number));
});

it('ends a process that hangs, and poisons the post that it hung at, at once', async () => {
  const { tell, deaths } = open();
  await tell('pid');
  await expect(tell('hang post-slow')).rejects.toMatchObject({ code: 'restarted' });
  expect(await tell('poison')).toBe('post-slow');
  expect(deaths[0]).toMatch(/hung .* at post post-slow/);
});

it('regards a process that answers pings as alive, however long it works', async () => {
  let pings = 0;
  const deaths: string[] = [];
  const host = new LibraryHost({
    library,
    root: '/srv/blog',
    corrections: {},
    patience: { ...quick, pingEvery: 1, pingsMissed: 3, pingsMissedAtStart: 3 },
    start: (onMessage, onExit) => ({
      post: ({ type }) => {
        if (type === 'ping') {
          pings += 1;
          onMessage({ type: 'pong' });
        }
      },
      kill: () => onExit('killed'),
      processorTime: () => null,
    }),
    onEvent: () => {},
    onDeath: (sentence) => deaths.push(sentence),
  });
  onTestFinished(() => host.close());
  await eventually(() => expect(pings).toBeGreaterThan(20));
  expect(deaths).toEqual([]);
});

it('waits longer for a process that gets no processor time', async () => {
  const deaths: string[] = [];
  let pings = 0;
  const pingsUntilDeath: number[] = [];
  const host = new LibraryHost({
    library,
    root: '/srv/blog',
    corrections: {},
    patience: { ...quick, pingEvery: 1, pingsMissed: 3, pingsMissedAtStart: 3, mostDeaths: 0 },
    start: (_onMessage, onExit) => ({
      post: ({ type }) => {
        pings += type === 'ping' ? 1 : 0;
      },
      kill: () => {
        pingsUntilDeath.push(pings);
        onExit('killed');
      },
      processorTime: () => 0,
    }),
    onEvent: () => {},
    onDeath: (sentence) => deaths.push(sentence),
  });
  onTestFinished(() => host.close());
  await eventually(() => expect(deaths).toHaveLength(1));
  expect(pingsUntilDeath[0]).toBeGreaterThan(12);
});

it('poisons a post only when the process died at it twice', async () => {
  const { tell } = open();
  await tell('die post-bad').catch(() => {});
  expect(await tell('poison')).toBe('');
  await tell('die post-other').catch(() => {});
  await tell('die post-bad').catch(() => {});
  expect(await tell('poison')).toBe('post-bad');
});

it('does not blame a post whose work was over before the process died', async () => {
  const { tell } = open();
  for (let time = 0; time < 2; time += 1) {
    await tell('pid post-good');
    await tell('die').catch(() => {});
  }
  expect(await tell('poison')).toBe('');
});

it('gives up after too many deaths, with a sentence, until the folder is reloaded', async () => {
  const { host, tell, phases } = open();
  for (let time = 0; time < 4; time += 1) {
    await tell('die').catch(() => {});
  }
  expect(host.status()).toMatchObject({ phase: 'failed', message: { code: 'status.stopped' } });
  await expect(tell('pid')).rejects.toMatchObject({ code: 'failed' });
  host.reload();
  expect(await tell('pid')).toEqual(expect.any(Number));
  // Earlier deaths no longer count.
  await tell('die').catch(() => {});
  expect(await tell('pid')).toEqual(expect.any(Number));
  expect(phases().slice(-5)).toEqual(['failed', 'scanning', 'ready', 'restarting', 'ready']);
});

it('fails pending calls as cancelled when the folder is closed, and starts nothing any more', async () => {
  const { host, tell, deaths, phases } = open();
  await tell('pid');
  const waiting = tell('wait');
  host.close();
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  await expect(tell('pid')).rejects.toMatchObject({ code: 'cancelled' });
  host.reload();
  expect(deaths).toEqual([]);
  expect(phases()).toEqual(['ready']);
});

it('tells a process the person’s corrections: at its start, when they are made, and after a death', async () => {
  const { host, tell } = open();
  expect(await tell('corrections')).toBe('{"generator":"hugo"}');
  host.correct({ generator: 'jekyll' });
  expect(await tell('corrections')).toBe('{"generator":"jekyll"}');
  await tell('die').catch(() => {});
  expect(await tell('corrections')).toBe('{"generator":"jekyll"}');
});
