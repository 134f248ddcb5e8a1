import type { Channel } from './channel.ts';
import { standIn, wellBehaved } from './standIn.ts';
import type { Behaviour, DeliveryStore } from './standIn.ts';

/** Stand-in for the citizen's inbox at 1177: one delivery a key, addressed by the citizen's id. */
export function inboxStandIn(store: DeliveryStore, now: () => number, behaviour: Behaviour = wellBehaved()): Channel {
  return standIn('inbox', store, behaviour, now);
}
