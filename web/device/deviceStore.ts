import type { Seal, Sealed } from './seal.ts';
import { placeOf, type Waiting } from './waiting.ts';

/** Where sealed things lie: `indexedDb.ts` in a browser. */
export interface Shelf {
  put(place: string, sealed: Sealed): Promise<void>;
  get(place: string): Promise<Sealed | undefined>;
  take(place: string): Promise<void>;
  places(): Promise<readonly string[]>;
}

/**
 * What waits on this device for one person. Writes happen in the order they are asked for, the newest for each copy last,
 * so that what lies there is never older than what was typed before it.
 */
export interface DeviceStore {
  keep(waiting: Waiting): Promise<void>;
  read(place: string): Promise<Waiting | null>;
  remove(place: string): Promise<void>;
  /** All of this person's, oldest first. */
  all(): Promise<readonly Waiting[]>;
}

/** `person` is part of the place, so that two people's things on one device never meet. */
export function deviceStore(shelf: Shelf, seal: Seal, person: string): DeviceStore {
  const own = `${person}/`;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Answer>(act: () => Promise<Answer>): Promise<Answer> => {
    const next = last.then(act, act);
    last = next.catch(() => undefined);
    return next;
  };
  const read = async (place: string): Promise<Waiting | null> => {
    const sealed = await shelf.get(own + place);
    return sealed === undefined ? null : ((await seal.open(sealed)) as Waiting | null);
  };
  return {
    keep: (waiting) => inTurn(async () => shelf.put(own + placeOf(waiting), await seal.close(waiting))),
    read: (place) => inTurn(() => read(place)),
    remove: (place) => inTurn(() => shelf.take(own + place)),
    all: () =>
      inTurn(async () => {
        const places = (await shelf.places()).filter((place) => place.startsWith(own)).map((place) => place.slice(own.length));
        const found = await Promise.all(places.map(read));
        return found.filter((each) => each !== null).toSorted((a, b) => a.at.localeCompare(b.at));
      }),
  };
}
