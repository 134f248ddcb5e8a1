import type { Citizen } from '../session.ts';
import { deviceStore, type DeviceStore } from './deviceStore.ts';
import { indexedDbShelf } from './indexedDb.ts';
import { sealOf } from './seal.ts';

/**
 * What waits on this device for the citizen who is signed in. Null where the browser keeps nothing or cannot seal it: in a private
 * window of some browsers, or without https. Answers are then kept by the server alone.
 */
export function deviceOf({ id, deviceKey }: Pick<Citizen, 'id' | 'deviceKey'>): Promise<DeviceStore | null> {
  if (opened?.person !== id) opened = { person: id, store: open(id, deviceKey) };
  return opened.store;
}

let opened: { readonly person: string; readonly store: Promise<DeviceStore | null> } | null = null;

async function open(person: string, deviceKey: string): Promise<DeviceStore | null> {
  if (!('indexedDB' in globalThis) || globalThis.crypto?.subtle === undefined) return null;
  try {
    const store = deviceStore(indexedDbShelf(), await sealOf(deviceKey), person);
    await store.all();
    return store;
  } catch {
    return null;
  }
}
