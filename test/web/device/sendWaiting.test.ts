import { describe, expect, test } from 'vitest';
import type { DeviceStore } from '../../../web/device/deviceStore.ts';
import { sendWaiting, type SentWaiting } from '../../../web/device/sendWaiting.ts';
import { placeOf, type Waiting } from '../../../web/device/waiting.ts';

const sent = (instance: string, own: Partial<SentWaiting> = {}): SentWaiting => ({
  kind: 'sent',
  runningMoment: 'moment',
  instance,
  title: instance,
  answers: {},
  at: `2026-11-22T19:00:0${instance.length}.000Z`,
  act: `act-${instance}`,
  shownHash: 'hash',
  answerVersion: 0,
  refused: null,
  ...own,
});

function storeOf(...waiting: readonly Waiting[]): DeviceStore & { readonly holds: Map<string, Waiting> } {
  const holds = new Map(waiting.map((each) => [placeOf(each), each]));
  return {
    holds,
    keep: async (each) => void holds.set(placeOf(each), each),
    read: async (place) => holds.get(place) ?? null,
    remove: async (place) => void holds.delete(place),
    all: async () => [...holds.values()],
  };
}

describe('answers that wait for contact', () => {
  test('are sent oldest first with the key they had, and are off the device when they have arrived', async () => {
    const store = storeOf(sent('a'), sent('bb'));
    const calls: string[] = [];
    const outcome = await sendWaiting({ store, send: async ({ act }) => void calls.push(act), refusalOf: () => null });
    expect({ calls, left: outcome.left, holds: store.holds.size }).toEqual({ calls: ['act-a', 'act-bb'], left: 0, holds: 0 });
  });

  test('without contact nothing is lost, and nothing more is tried', async () => {
    const store = storeOf(sent('a'), sent('bb'));
    let tries = 0;
    const send = async () => {
      tries += 1;
      throw new Error('away');
    };
    expect(await sendWaiting({ store, send, refusalOf: () => null })).toEqual({ arrived: [], left: 2 });
    expect({ tries, holds: store.holds.size }).toEqual({ tries: 1, holds: 2 });
  });

  test('what the server refuses stays with its sentence, and the next is sent', async () => {
    const store = storeOf(sent('a'), sent('bb'));
    const send = async ({ instance }: SentWaiting) => {
      if (instance === 'a') throw new Error('stale');
    };
    await sendWaiting({ store, send, refusalOf: () => 'Formuläret har sparats någon annanstans.' });
    expect([...store.holds.values()]).toEqual([sent('a', { refused: 'Formuläret har sparats någon annanstans.' })]);
  });

  test('what was refused, and what is only a draft, is not sent by itself', async () => {
    const { kind: _, act: __, shownHash: ___, answerVersion: ____, refused: _____, ...about } = sent('ccc');
    const store = storeOf(sent('a', { refused: 'nej' }), { ...about, kind: 'draft', revision: 1 });
    const calls: string[] = [];
    await sendWaiting({ store, send: async ({ act }) => void calls.push(act), refusalOf: () => null });
    expect({ calls, holds: store.holds.size }).toEqual({ calls: [], holds: 2 });
  });
});
