import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import { runningMomentOf } from '../workflows/ids.ts';
import { OPERATOR_TEXT } from './names.ts';

const ENCODING = 'binary/encrypted';
const KEY_ID = 'stegvis-key';
const IV = 12;
const TAG = 16;

/** One running moment's key. `id` stands in the clear in the metadata of what it has encrypted. */
export interface PayloadKey {
  readonly id: string;
  readonly secret: Uint8Array;
}

/** Where keys come from. */
export interface KeyRing {
  /** The moment's key, made the first time it is asked for. Throws when the moment does not exist or is purged. */
  forRunningMoment(id: string): Promise<PayloadKey>;
  /** Null when the key is destroyed. */
  byId(id: string): Promise<PayloadKey | null>;
}

/** A payload whose key is destroyed: its running moment has been purged (PUR-14). */
export class PurgedPayload extends Error {
  override readonly name = 'PurgedPayload';
  constructor(keyId: string) {
    super(`Nyckeln "${keyId}" finns inte längre: det pågående momentet är gallrat, och det som var krypterat med den går inte att läsa.`);
  }
}

/**
 * Compresses and encrypts every payload with the key of the running moment it belongs to (promise 8).
 * A payload that belongs to no running moment is refused; operator texts pass in the clear.
 */
export function createPayloadCodec(keys: KeyRing): PayloadCodec {
  return {
    async encode(payloads, context) {
      if (payloads.every(isOperatorText)) return payloads;
      const owner = context?.workflowId === undefined ? null : runningMomentOf(context.workflowId);
      if (owner === null) throw new Error(`A payload without a running moment is never sent (workflow "${context?.workflowId ?? '–'}").`);
      const key = await keys.forRunningMoment(owner);
      return payloads.map((payload) => (isOperatorText(payload) ? payload : encrypt(payload, key)));
    },
    decode: (payloads) =>
      Promise.all(
        payloads.map(async (payload) => {
          const id = keyIdOf(payload);
          if (id === null) return payload;
          const key = await keys.byId(id);
          if (key === null) throw new PurgedPayload(id);
          return decrypt(payload, key);
        }),
      ),
  };
}

/** Which key an encrypted payload needs; null when it is not encrypted by us. */
export function keyIdOf(payload: Payload): string | null {
  if (text(payload.metadata?.['encoding']) !== ENCODING) return null;
  return text(payload.metadata?.[KEY_ID]);
}

/** Opens one payload. Throws when the key is another or the bytes have been changed. */
export function decrypt(payload: Payload, key: PayloadKey): Payload {
  const sealed = payload.data ?? new Uint8Array();
  const decipher = createDecipheriv('aes-256-gcm', key.secret, sealed.subarray(0, IV)).setAAD(Buffer.from(key.id));
  decipher.setAuthTag(sealed.subarray(IV, IV + TAG));
  const packed = Buffer.concat([decipher.update(sealed.subarray(IV + TAG)), decipher.final()]);
  return proto.temporal.api.common.v1.Payload.decode(inflateRawSync(packed));
}

function encrypt(payload: Payload, key: PayloadKey): Payload {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key.secret, iv).setAAD(Buffer.from(key.id));
  const packed = deflateRawSync(proto.temporal.api.common.v1.Payload.encode(payload).finish());
  const body = Buffer.concat([cipher.update(packed), cipher.final()]);
  return {
    metadata: { encoding: Buffer.from(ENCODING), [KEY_ID]: Buffer.from(key.id) },
    data: Buffer.concat([iv, cipher.getAuthTag(), body]),
  };
}

/**
 * What operators read in the Temporal UI without decoding: a JSON text that begins with the marker (timer summaries),
 * or the workflow's metadata, whose only free part is the current details, when that begins with it.
 */
function isOperatorText(payload: Payload): boolean {
  const encoding = text(payload.metadata?.['encoding']);
  if (encoding !== 'json/plain' && encoding !== 'json/protobuf') return false;
  const start = text(payload.data?.subarray(0, 64)) ?? '';
  if (start.startsWith(JSON.stringify(OPERATOR_TEXT).slice(0, -1))) return true;
  return start.startsWith('{"definition":{') && isMetadata(payload);
}

function isMetadata(payload: Payload): boolean {
  const value = JSON.parse(text(payload.data) ?? 'null') as Record<string, unknown>;
  const details = value['currentDetails'] || OPERATOR_TEXT;
  return (
    Object.keys(value).every((name) => name === 'definition' || name === 'currentDetails') &&
    typeof details === 'string' &&
    details.startsWith(OPERATOR_TEXT)
  );
}

const text = (bytes: Uint8Array | null | undefined): string | null => (bytes ? Buffer.from(bytes).toString('utf8') : null);
