import type { Payload } from '@temporalio/common';
import type { KeyRing } from './payloads.ts';
import { decrypt, keyIdOf } from './payloads.ts';

/** Temporal's codec protocol: payloads as protobuf JSON, bytes in base64. */
export interface CodecPayload {
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  readonly data?: string | undefined;
}

/**
 * Opens what the reader may read: payloads under `allowedKeyIds`. The rest comes back as it was, so that one page of the
 * Temporal UI can hold both. A purged or damaged payload comes back unopened too.
 */
export async function decodePayloads(
  payloads: readonly CodecPayload[],
  keys: KeyRing,
  allowedKeyIds: ReadonlySet<string>,
): Promise<CodecPayload[]> {
  return Promise.all(
    payloads.map(async (sealed) => {
      const payload = fromJson(sealed);
      const id = keyIdOf(payload);
      if (id === null || !allowedKeyIds.has(id)) return sealed;
      const key = await keys.byId(id);
      if (key === null) return sealed;
      try {
        return toJson(decrypt(payload, key));
      } catch {
        return sealed;
      }
    }),
  );
}

/** The key ids that a set of payloads needs, so that the caller can ask what they belong to. */
export function keyIdsOf(payloads: readonly CodecPayload[]): string[] {
  return [...new Set(payloads.flatMap((payload) => keyIdOf(fromJson(payload)) ?? []))];
}

function fromJson(payload: CodecPayload): Payload {
  const metadata = Object.fromEntries(Object.entries(payload.metadata ?? {}).map(([name, value]) => [name, Buffer.from(value, 'base64')]));
  return { metadata, data: Buffer.from(payload.data ?? '', 'base64') };
}

function toJson(payload: Payload): CodecPayload {
  const metadata = Object.fromEntries(
    Object.entries(payload.metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')]),
  );
  return { metadata, data: Buffer.from(payload.data ?? []).toString('base64') };
}
