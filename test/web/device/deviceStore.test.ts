import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deviceStore, type Shelf } from '../../../web/device/deviceStore.ts';
import { sealOf, type Sealed } from '../../../web/device/seal.ts';
import type { Waiting } from '../../../web/device/waiting.ts';

const key = (byte: number) => btoa(String.fromCharCode(...new Uint8Array(32).fill(byte)));

/** A shelf that takes its time, the first things longest. */
function slowShelf(): Shelf & { readonly holds: Map<string, Sealed> } {
  const holds = new Map<string, Sealed>();
  let delay = 5;
  const later = () => new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, (delay -= 1))));
  return {
    holds,
    put: async (place, sealed) => (await later(), void holds.set(place, sealed)),
    get: async (place) => holds.get(place),
    take: async (place) => (await later(), void holds.delete(place)),
    places: async () => [...holds.keys()],
  };
}

const draft = (own: Partial<Extract<Waiting, { kind: 'draft' }>> = {}): Waiting => ({
  kind: 'draft',
  runningMoment: 'moment',
  instance: 'copy',
  title: 'Veckans frågor',
  answers: { q1: 'Ont i ryggen 🙁' },
  at: '2026-11-22T19:00:00.000Z',
  revision: 3,
  ...own,
});

describe('what waits on the device', () => {
  test('is given back as it was kept', async () => {
    const store = deviceStore(slowShelf(), await sealOf(key(1)), 'anna');
    await store.keep(draft());
    expect(await store.read('moment/copy')).toEqual(draft());
    expect(await store.all()).toEqual([draft()]);
  });

  test('the newest of a copy is what lies there, however slow the first was', async () => {
    const store = deviceStore(slowShelf(), await sealOf(key(1)), 'anna');
    await Promise.all([1, 2, 3].map((revision) => store.keep(draft({ revision }))));
    expect(await store.read('moment/copy')).toMatchObject({ revision: 3 });
  });

  test('what is taken off is off, also when it was asked for before it had been written', async () => {
    const store = deviceStore(slowShelf(), await sealOf(key(1)), 'anna');
    void store.keep(draft());
    await store.remove('moment/copy');
    expect(await store.all()).toEqual([]);
  });

  test('nothing of what was typed can be read from the shelf', async () => {
    const shelf = slowShelf();
    await deviceStore(shelf, await sealOf(key(1)), 'anna').keep(draft());
    const [sealed] = shelf.holds.values();
    expect(Buffer.from(sealed?.data ?? new ArrayBuffer()).toString('utf8')).not.toContain('ryggen');
  });

  test('another person on the same device sees nothing, not even with the same place', async () => {
    const shelf = slowShelf();
    await deviceStore(shelf, await sealOf(key(1)), 'anna').keep(draft());
    expect(await deviceStore(shelf, await sealOf(key(2)), 'erik').all()).toEqual([]);
    expect(await deviceStore(shelf, await sealOf(key(2)), 'anna').all()).toEqual([]);
  });

  test('a damaged thing is passed over and the others are read', async () => {
    const shelf = slowShelf();
    const store = deviceStore(shelf, await sealOf(key(1)), 'anna');
    await store.keep(draft());
    await store.keep(draft({ instance: 'other' }));
    const sealed = shelf.holds.get('anna/moment/copy');
    if (sealed) new Uint8Array(sealed.data)[0] = (new Uint8Array(sealed.data)[0] ?? 0) ^ 1;
    expect(await store.all()).toEqual([draft({ instance: 'other' })]);
  });

  test('any answers come back the same', async () => {
    const store = deviceStore(slowShelf(), await sealOf(key(1)), 'anna');
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean())), async (answers) => {
        await store.keep(draft({ answers }));
        expect((await store.read('moment/copy'))?.answers).toEqual(JSON.parse(JSON.stringify(answers)));
      }),
      { numRuns: 50 },
    );
  });
});
