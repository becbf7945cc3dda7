import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { FindState } from './find-store.ts';
import type { ReaderState } from './reader-store.ts';
import type { Reading } from './reading.ts';

/** The reading of the library that is shown. */
export const ReadingContext = createContext<Reading | null>(null);

export function useReading(): Reading {
  const reading = useContext(ReadingContext);
  if (reading === null) {
    throw new Error('This component has no reading around it.');
  }
  return reading;
}

export function useReader<Value>(selector: (reader: ReaderState) => Value): Value {
  return useStore(useReading().store, selector);
}

export function useFind<Value>(selector: (find: FindState) => Value): Value {
  return useStore(useReading().find.store, selector);
}
