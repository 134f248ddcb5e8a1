import type { Client, Connection, Submittable } from 'pg';

/**
 * Streams what a query answers, each row as its columns' bytes, in PostgreSQL's binary form: nothing is interpreted on the way. The bytes are
 * the receiver's only until it returns.
 */
export function copyOut(client: Client, query: string, receive: (columns: readonly (Buffer | null)[]) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: Error | null = null;
    let rest: Buffer | null = null;
    let begun = false;
    const columns: (Buffer | null)[] = [];
    const take = (chunk: Buffer): void => {
      const bytes: Buffer = rest === null ? chunk : Buffer.concat([rest, chunk]);
      rest = null;
      let at = 0;
      if (!begun) {
        if (bytes.length < 19) {
          rest = bytes;
          return;
        }
        begun = true;
        at = 19 + bytes.readInt32BE(15);
      }
      while (at < bytes.length) {
        const next = row(bytes, at, columns);
        if (next === null) {
          rest = Buffer.from(bytes.subarray(at));
          return;
        }
        if (next === END) return;
        at = next;
        receive(columns);
      }
    };
    const copying = {
      submit: (connection: Connection & { query(text: string): void }) => connection.query(`copy (${query}) to stdout (format binary)`),
      handleCopyData(message: { readonly chunk: Buffer }) {
        try {
          if (failure === null) take(message.chunk);
        } catch (error) {
          failure = error as Error;
        }
      },
      handleRowDescription: () => undefined,
      handleDataRow: () => undefined,
      handleCommandComplete: () => undefined,
      handleEmptyQuery: () => undefined,
      handlePortalSuspended: () => undefined,
      handleError: (error: Error) => reject(error),
      handleReadyForQuery: () => (failure === null ? resolve() : reject(failure)),
    };
    client.query(copying as unknown as Submittable);
  });
}

const END = -1;

/** Reads one row into `into`: where the next begins, null when it is not all there, END after the last. */
function row(bytes: Buffer, from: number, into: (Buffer | null)[]): number | null {
  if (from + 2 > bytes.length) return null;
  const count = bytes.readInt16BE(from);
  if (count < 0) return END;
  let at = from + 2;
  for (let n = 0; n < count; n += 1) {
    if (at + 4 > bytes.length) return null;
    const length = bytes.readInt32BE(at);
    at += 4;
    if (length < 0) {
      into[n] = null;
      continue;
    }
    if (at + length > bytes.length) return null;
    into[n] = bytes.subarray(at, at + length);
    at += length;
  }
  return at;
}
