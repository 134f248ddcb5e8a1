import { createHash, createHmac, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** What signs the log's checkpoints (Ed25519), and what they are tried with. Keys that have been replaced go on vouching for what they signed. */
export interface LogKey {
  readonly id: string;
  sign(text: string): Uint8Array;
  /** Whether a key of this house signed that text. */
  vouches(keyId: string, text: string, signature: Uint8Array): boolean;
}

/** The key from the environment: 32 bytes in base64. `old` are public keys that were used before it, 32 bytes in base64 each. */
export function logKeyFrom(secret: string, old: readonly string[] = []): LogKey {
  const own = createPrivateKey({ key: Buffer.concat([PKCS8, bytesOf(secret)]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(own);
  const known = new Map<string, KeyObject>([[idOf(publicKey), publicKey]]);
  for (const each of old) {
    const key = createPublicKey({ key: Buffer.concat([SPKI, bytesOf(each)]), format: 'der', type: 'spki' });
    known.set(idOf(key), key);
  }
  return {
    id: idOf(publicKey),
    sign: (text) => sign(null, Buffer.from(text), own),
    vouches(keyId, text, signature) {
      const key = known.get(keyId);
      return key !== undefined && verify(null, Buffer.from(text), key, signature);
    },
  };
}

/** The key by the settings. On a machine of one's own it follows from the master key; outside it has to be given (`settings/outside.ts`). */
export function logKeyOf(settings: {
  readonly STEGVIS_LOG_KEY?: string | undefined;
  readonly STEGVIS_LOG_OLD_KEYS: string;
  readonly STEGVIS_MASTER_KEY: string;
}): LogKey {
  const derived = createHmac('sha256', Buffer.from(settings.STEGVIS_MASTER_KEY, 'base64')).update('access log').digest('base64');
  return logKeyFrom(settings.STEGVIS_LOG_KEY ?? derived, settings.STEGVIS_LOG_OLD_KEYS.split(',').filter(Boolean));
}

/** What stands before 32 bytes of Ed25519 in the two formats that node reads. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

const idOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest('hex')
    .slice(0, 16);

function bytesOf(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== 32) throw new Error('Nyckeln till loggen ska vara 32 byte i base64.');
  return bytes;
}
