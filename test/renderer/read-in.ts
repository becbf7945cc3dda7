import { onTestFinished, vi } from 'vitest';
import { Reading } from '../../renderer/post/reading/reading.ts';
import { layPaper, type Paper } from './paper.ts';
import type { RealLibrary } from './real-library.ts';

/** The rest of the window, as the test sets it. */
export interface HostState {
  text: string;
  settled: boolean;
}

export interface TestReading {
  readonly reading: Reading;
  readonly paper: Paper;
  readonly host: HostState;
  /** The messages to the person. */
  readonly said: readonly string[];
  /** The values that the list was asked to show. */
  readonly shownOnly: readonly (readonly [facet: string | null, value: string])[];
  title(): string | undefined;
}

/** A reader for posts of a real library. It is closed when the test is over. */
export function readIn(library: RealLibrary): TestReading {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
  const paper = layPaper();
  const host: HostState = { text: '', settled: true };
  const said: string[] = [];
  const shownOnly: (readonly [string | null, string])[] = [];
  const reading = new Reading({
    library: library.info,
    request: library.request,
    ask: library.ask,
    searchText: () => host.text,
    isSettled: () => host.settled,
    showPane: () => {},
    say: (message) => said.push(message),
    showOnly: (facet, value) => shownOnly.push([facet, value]),
  });
  const document = reading.frame.attach(paper.iframe);
  if (!document) {
    throw new Error('The frame was not taken.');
  }
  reading.events.listen(document);
  onTestFinished(() => reading.close());
  const title = () => paper.document.querySelector('h1')?.textContent ?? undefined;
  return { reading, paper, host, said, shownOnly, title };
}
