import type { DeviceStore } from './deviceStore.ts';
import { placeOf, type Waiting } from './waiting.ts';

export type SentWaiting = Extract<Waiting, { kind: 'sent' }>;

interface Ports {
  readonly store: DeviceStore;
  readonly send: (waiting: SentWaiting) => Promise<void>;
  /** What an error means: try again when there is contact, or the server's own sentence when it will not take it. */
  readonly refusalOf: (error: unknown) => string | null;
}

/**
 * Sends the answers that wait, oldest first, each with the key it was first sent with. What has arrived is taken off the device; what
 * the server refuses stays, marked with its sentence, for the citizen to look at; without contact all the rest waits on.
 */
export async function sendWaiting({
  store,
  send,
  refusalOf,
}: Ports): Promise<{ readonly arrived: readonly SentWaiting[]; readonly left: number }> {
  const arrived: SentWaiting[] = [];
  const waiting = (await store.all()).filter((each): each is SentWaiting => each.kind === 'sent' && each.refused === null);
  for (const each of waiting) {
    try {
      await send(each);
    } catch (error) {
      const refused = refusalOf(error);
      if (refused === null) break;
      await store.keep({ ...each, refused });
      continue;
    }
    arrived.push(each);
    await store.remove(placeOf(each));
  }
  return { arrived, left: waiting.length - arrived.length };
}
