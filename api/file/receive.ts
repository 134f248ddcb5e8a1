import { once } from 'node:events';
import { Readable } from 'node:stream';
import type { FileKind, Stored } from '../../db/files.ts';
import type { FileStore } from '../../integrations/fileStore.ts';
import { tooLarge } from '../problems.ts';
import { Refusal } from '../refusal.ts';
import { dimensionsOf } from './dimensions.ts';
import { HEAD_BYTES, sniff } from './sniff.ts';
import { endsAsArchive, TAIL_BYTES, zipInside } from './zipInside.ts';

/** What a question takes. */
export interface Wanted {
  readonly kinds: readonly FileKind[];
  readonly maximumBytes: number;
}

const MOST_PIXELS = 50_000_000;

/**
 * Stores a file while it comes, and never more of it in memory than its ends. What it is, is told by its bytes; what it may not be is refused
 * before, or as soon as, it shows, and nothing of it is left. Pictures are measured by their headers and never unpacked.
 */
export async function receive(store: FileStore, key: string, body: ReadableStream<Uint8Array> | null, wanted: Wanted): Promise<Stored> {
  const coming = chunksOf(body);
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD_BYTES) {
    const { done, value } = await coming.next();
    if (done === true) break;
    first.push(value);
    length += value.length;
    if (length > wanted.maximumBytes) throw tooLarge();
  }
  const head = Buffer.concat(first);
  const found = sniff(head.subarray(0, HEAD_BYTES));
  if ('refused' in found) throw wrongFile(found.refused);
  // Sound and film lie in the same boxes: a recording of sound may say that it is a film.
  const kind = found.kind === 'video' && wanted.kinds.includes('audio') && !wanted.kinds.includes('video') ? 'audio' : found.kind;
  if (!wanted.kinds.includes(kind))
    throw wrongFile(
      `Här går det att skicka ${listed(wanted.kinds)}, men filen är ${ONE[kind]}${found.container === 'zip' ? ' eller ett arkiv' : ''}.`,
    );
  const size = kind === 'image' ? dimensionsOf(found.type, head) : null;
  if (kind === 'image' && (size === null || size.width === 0 || size.height === 0))
    throw wrongFile('Bilden går inte att läsa. Den kan vara trasig.');
  if (size !== null && size.width * size.height > MOST_PIXELS)
    throw wrongFile('Bilden är för stor: högst 50 miljoner bildpunkter. Gör den mindre och försök igen.');

  const end = new Tail();
  const counted = (async function* () {
    for (let chunk: Uint8Array = head; ; ) {
      end.take(chunk);
      if (end.size > wanted.maximumBytes) throw tooLarge();
      yield chunk;
      const next = await coming.next();
      if (next.done === true) return;
      chunk = next.value;
    }
  })();
  const content = Readable.from(counted, { objectMode: false });
  let failed: unknown = null;
  void once(content, 'error').then(([error]: unknown[]) => (failed = error));
  try {
    await store.put(key, content);
  } catch (error) {
    // The store tells that the stream broke; what broke it is what the reader is told.
    throw failed instanceof Refusal ? failed : error;
  }
  const type = await insideOf(store, key, found, end);
  return { type, kind, bytes: end.size, width: size?.width ?? null, height: size?.height ?? null };
}

/** The type that its end tells, when its beginning could not; what has another thing inside is taken away again. */
async function insideOf(
  store: FileStore,
  key: string,
  found: { readonly kind: FileKind; readonly type: string; readonly container?: 'zip' },
  end: Tail,
): Promise<string> {
  const tail = end.bytes();
  const inside = found.container === 'zip' ? zipInside(tail, end.size) : { type: found.type };
  const refused =
    'refused' in inside
      ? inside.refused
      : found.kind === 'image' && endsAsArchive(tail)
        ? 'Filen är en bild med ett arkiv i sig och går inte att skicka.'
        : null;
  if (refused === null && 'type' in inside) return inside.type;
  await store.remove(key);
  throw wrongFile(refused ?? '');
}

/** The last bytes of what has gone by. */
class Tail {
  size = 0;
  readonly #chunks: Uint8Array[] = [];
  #kept = 0;

  take(chunk: Uint8Array): void {
    this.size += chunk.length;
    this.#chunks.push(chunk);
    this.#kept += chunk.length;
    for (let oldest = this.#chunks[0]; oldest && this.#kept - oldest.length >= TAIL_BYTES; oldest = this.#chunks[0]) {
      this.#chunks.shift();
      this.#kept -= oldest.length;
    }
  }

  bytes(): Uint8Array {
    const all = Buffer.concat(this.#chunks);
    return all.subarray(Math.max(0, all.length - TAIL_BYTES));
  }
}

async function* chunksOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array, void> {
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

const wrongFile = (title: string): Refusal => new Refusal({ status: 422, code: 'wrongFile', title });

const ONE: Readonly<Record<FileKind, string>> = {
  image: 'en bild',
  pdf: 'en pdf',
  document: 'ett dokument',
  audio: 'ett ljud',
  video: 'en film',
};

function listed(kinds: readonly FileKind[]): string {
  const names = kinds.map((kind) => ONE[kind]);
  return names.length < 2 ? (names[0] ?? 'inget') : `${names.slice(0, -1).join(', ')} eller ${names.at(-1)}`;
}
