import { createStore, del, get, keys, set } from 'idb-keyval';
import type { Shelf } from './deviceStore.ts';
import type { Sealed } from './seal.ts';

/** The browser's own database on this device. */
export function indexedDbShelf(): Shelf {
  const store = createStore('stegvis', 'waiting');
  return {
    put: (place, sealed) => set(place, sealed, store),
    get: (place) => get<Sealed>(place, store),
    take: (place) => del(place, store),
    places: async () => (await keys<string>(store)).filter((place) => typeof place === 'string'),
  };
}
