import { describe, expect, test } from 'vitest';
import type { Em } from '../../db/orm.ts';
import { nudgeBehind } from '../../temporal/relay.ts';
import type { RelayParts } from '../../temporal/relay.ts';

describe('relay: waking what is behind its log', () => {
  test('moments that cannot be told keep no other waiting', async () => {
    const told: string[] = [];
    const broken = Array.from({ length: 20 }, (_, number) => `trasigt ${number}`);
    const next = await nudgeBehind(
      parts([...broken, 'helt'], async (id) => {
        if (id !== 'helt') throw new Error('the update failed');
        told.push(id);
        return 'taken';
      }),
    );
    expect(told).toEqual(['helt']);
    expect(next).toBe(2_000);
  });

  test('after a long absence the next hundred are told at once', async () => {
    const behind = Array.from({ length: 100 }, (_, number) => `moment ${number}`);
    expect(await nudgeBehind(parts(behind, async () => 'taken'))).toBe(0);
    expect(await nudgeBehind(parts(behind.slice(1), async () => 'taken'))).toBeUndefined();
    expect(await nudgeBehind(parts(behind, async () => 'late'))).toBe(2_000);
  });
});

/** A relay whose rows say that these are behind, and whose Temporal answers as told. */
function parts(behind: readonly string[], tell: (id: string) => Promise<'taken' | 'late' | 'gone'>): RelayParts {
  const em = { execute: async () => behind.map((id) => ({ id, seq: 1, appliedSeq: 0 })) };
  return {
    db: {
      guardianUntilAge: 13,
      as: (_who, work) => work(em as unknown as Em),
      listen: async () => ({ stop: async () => {} }),
      isReachable: async () => true,
      close: async () => {},
    },
    clock: { now: async () => 0 },
    temporal: { start: async () => {}, tell },
    channels: { real: none, test: none },
    services: {
      userProfiles: { getUserProfile: async () => null, getUserProfileByAgent: () => Promise.reject(new Error('Not asked here.')) },
    },
    url: 'http://localhost',
    log: { info: () => {}, warn: () => {}, error: () => {}, temporal: () => {} },
  };
}

const deaf = { deliver: async (): Promise<void> => {} };
const none = { inbox: deaf, sms: deaf, email: deaf };
