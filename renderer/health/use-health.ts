import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Health, HealthState } from './health.ts';

/** The check of the library that is shown. */
export const HealthContext = createContext<Health | null>(null);

export function useHealth(): Health {
  const health = useContext(HealthContext);
  if (health === null) {
    throw new Error('There is no check around this component.');
  }
  return health;
}

export function useReport<Value>(selector: (health: HealthState) => Value): Value {
  return useStore(useHealth().store, selector);
}
