import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { ListState, ListView } from './list-view.ts';

/** The list of the library that is shown. */
export const ListContext = createContext<ListView | null>(null);

export function useList(): ListView {
  const list = useContext(ListContext);
  if (list === null) {
    throw new Error('There is no list around this component.');
  }
  return list;
}

export function useView<Value>(selector: (list: ListState) => Value): Value {
  return useStore(useList().store, selector);
}
