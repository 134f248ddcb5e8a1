import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import type { KeyRing, PayloadKey } from './payloads.ts';

/** A row of `payload_key`. */
export interface PayloadKeyRow {
  readonly id: string;
  readonly runningMoment: string;
  readonly wrapped: Uint8Array;
}

/** The rows behind the ring. */
export interface PayloadKeyRows {
  ofRunningMoment(runningMoment: string): Promise<PayloadKeyRow | null>;
  byId(id: string): Promise<PayloadKeyRow | null>;
  /** Stores the row if the moment has none; answers with the one that then stands. Throws when the moment does not exist. */
  keep(row: PayloadKeyRow): Promise<PayloadKeyRow>;
}

const CACHED = 2_000;
/** A destroyed key is forgotten everywhere within this time. */
const REMEMBERED_MS = 60_000;

/** Keys per running moment, wrapped by the master key (AES-256-GCM, the row's ids as associated data). */
export function createKeyRing(rows: PayloadKeyRows, masterKey: Uint8Array, clock: () => number = Date.now): KeyRing {
  const remembered = new Map<string, { readonly key: PayloadKey; readonly until: number }>();

  const remember = (row: PayloadKeyRow): PayloadKey => {
    const key = { id: row.id, secret: unwrap(row, masterKey) };
    const entry = { key, until: clock() + REMEMBERED_MS };
    for (const name of [row.id, row.runningMoment]) {
      remembered.delete(name);
      remembered.set(name, entry);
    }
    for (const oldest of remembered.keys()) {
      if (remembered.size <= CACHED) break;
      remembered.delete(oldest);
    }
    return key;
  };
  const recall = (name: string): PayloadKey | null => {
    const entry = remembered.get(name);
    return entry && entry.until > clock() ? entry.key : null;
  };

  return {
    async forRunningMoment(runningMoment) {
      const known = recall(runningMoment);
      if (known) return known;
      const row = (await rows.ofRunningMoment(runningMoment)) ?? (await rows.keep(newPayloadKeyRow(runningMoment, masterKey)));
      return remember(row);
    },
    async byId(id) {
      const known = recall(id);
      if (known) return known;
      const row = await rows.byId(id);
      return row ? remember(row) : null;
    },
  };
}

/** A new wrapped key for a running moment. */
export function newPayloadKeyRow(runningMoment: string, masterKey: Uint8Array): PayloadKeyRow {
  const id = randomUUID();
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', masterKey, iv).setAAD(associated(id, runningMoment));
  const body = Buffer.concat([cipher.update(randomBytes(32)), cipher.final()]);
  return { id, runningMoment, wrapped: Buffer.concat([iv, cipher.getAuthTag(), body]) };
}

function unwrap(row: PayloadKeyRow, masterKey: Uint8Array): Uint8Array {
  const decipher = createDecipheriv('aes-256-gcm', masterKey, row.wrapped.subarray(0, 12)).setAAD(associated(row.id, row.runningMoment));
  decipher.setAuthTag(row.wrapped.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(row.wrapped.subarray(28)), decipher.final()]);
  } catch {
    throw new Error(`Nyckeln "${row.id}" går inte att öppna med huvudnyckeln i STEGVIS_MASTER_KEY.`);
  }
}

const associated = (id: string, runningMoment: string): Buffer => Buffer.from(`${id}/${runningMoment}`);
