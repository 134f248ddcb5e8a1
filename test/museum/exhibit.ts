import { describe, expect, test } from 'vitest';
import * as engine from '../../engine/advance.ts';
import type { Edit } from '../support/broken.ts';
import { broken } from '../support/broken.ts';
import type { Engine } from '../support/given.ts';

/** An accident that has happened to somebody, and what keeps it from happening here. */
interface Exhibit<Rooms, Seen> {
  /** Where it is told: a repository's issue, a changelog, a measurement of our own. */
  readonly source: string;
  /** The same course of events on whole rooms and on rooms with the safeguard taken out; what is seen of it. */
  readonly happens: (rooms: Rooms) => Seen | Promise<Seen>;
  readonly ours: Seen;
  /** What is seen when the safeguard is gone: the accident. */
  readonly accident: Seen;
  readonly without: readonly Edit[];
}

/** Shows an accident twice: green on our engine, and as it was on an engine without the safeguard. */
export function inTheEngine<Seen>(name: string, exhibit: Exhibit<Engine, Seen>): void {
  show(name, exhibit, engine, 'engine/advance.ts');
}

/** The same for any door of the pure rooms. */
export function show<Rooms, Seen>(
  name: string,
  { source, happens, ours, accident, without }: Exhibit<Rooms, Seen>,
  whole: Rooms,
  door: string,
): void {
  describe(`museum: ${name} (${source})`, () => {
    test('does not happen here', async () => {
      expect(await happens(whole)).toEqual(ours);
    });

    test('happens when the safeguard is taken out', async () => {
      expect(await happens(broken<Rooms>(door, ...without))).toEqual(accident);
    });
  });
}
