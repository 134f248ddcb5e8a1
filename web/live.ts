import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { audienceHere } from './audience.ts';
import { isVisible, onChange } from './visible.ts';

/** Whether changes reach this page by themselves, and when it last heard from the server. */
export interface Contact {
  readonly cut: boolean;
  readonly heardAt: string;
}

let contact: Contact = { cut: false, heardAt: new Date().toISOString() };
const listeners = new Set<() => void>();

/**
 * Keeps every shown query up to date while someone is signed in: by the event stream, or by asking when it is cut. A tab in the background
 * asks for nothing until somebody looks at it: fetching is logged, and a citizen's counts as activity. Returns how to stop.
 */
export function followChanges(client: QueryClient): () => void {
  const source = new EventSource(`/api/events?as=${audienceHere()}`);
  let missed = false;
  const stopWatching = onChange(() => {
    if (!isVisible() || !missed) return;
    missed = false;
    refresh(client, null);
  });
  source.addEventListener('open', () => {
    if (contact.cut && isVisible()) refresh(client, null);
    else missed ||= contact.cut;
    tell({ cut: false, heardAt: new Date().toISOString() });
  });
  source.addEventListener('change', (message: MessageEvent<string>) => {
    tell({ cut: false, heardAt: new Date().toISOString() });
    if (isVisible()) refresh(client, runningMomentOf(message.data));
    else missed = true;
  });
  source.addEventListener('error', () => tell({ ...contact, cut: true }));
  const often = setInterval(() => void (contact.cut && isVisible() && ask(client, true)), 15_000);
  const seldom = setInterval(() => void (contact.cut && isVisible() && ask(client, false)), 60_000);
  return () => {
    source.close();
    stopWatching();
    clearInterval(often);
    clearInterval(seldom);
  };
}

/** The state of the contact, for "senast uppdaterad". */
export const useContact = (): Contact =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => contact,
  );

/** Every query key has the running moment it is about in its second place, or `*` when it is about many. */
function refresh(client: QueryClient, runningMoment: string | null): void {
  void client.invalidateQueries({
    predicate: ({ queryKey }) =>
      queryKey[0] !== 'session' && (runningMoment === null || queryKey[1] === '*' || queryKey[1] === runningMoment),
  });
}

async function ask(client: QueryClient, prioritised: boolean): Promise<void> {
  await client.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] !== 'session' && (queryKey[0] === 'overview') === prioritised,
  });
  const newest = Math.max(
    0,
    ...client
      .getQueryCache()
      .getAll()
      .map((query) => query.state.dataUpdatedAt),
  );
  if (newest > Date.parse(contact.heardAt)) tell({ cut: true, heardAt: new Date(newest).toISOString() });
}

function runningMomentOf(data: string): string | null {
  try {
    const message: unknown = JSON.parse(data);
    return typeof message === 'object' && message !== null && 'runningMoment' in message && typeof message.runningMoment === 'string'
      ? message.runningMoment
      : null;
  } catch {
    return null;
  }
}

function tell(next: Contact): void {
  contact = next;
  for (const listener of listeners) listener();
}
