import { useSyncExternalStore } from 'react';

/** Whether the page is in front of somebody: a tab in the background is not. */
export const useIsVisible = (): boolean => useSyncExternalStore(onChange, isVisible);

export const isVisible = (): boolean => document.visibilityState === 'visible';

/** Calls back whenever the page comes to the front or leaves it. Returns how to stop. */
export function onChange(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}
