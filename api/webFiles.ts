import { createReadStream, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Context } from 'hono';

/** A file below a folder as a response, or null when there is none. Text is packed once with brotli, or sent from a `.br` or `.gz` beside it. */
export function fileBelow(c: Context, folder: string, path: string, cache: string): Response | null {
  const full = normalize(join(folder, decoded(path)));
  const type = types[extname(full)];
  if (!full.startsWith(folder + sep) || type === undefined) return null;
  const accepted = c.req.header('accept-encoding') ?? '';
  const encodings = [
    ...(accepted.includes('br') ? [['.br', 'br'] as const] : []),
    ...(accepted.includes('gzip') ? [['.gz', 'gzip'] as const] : []),
    ['', null] as const,
  ];
  for (const [suffix, encoding] of encodings) {
    const size = sizeOf(full + suffix);
    if (size === null) {
      const packed = encoding === 'br' ? packedText(full, type) : null;
      if (packed === null) continue;
      const headers = {
        'content-type': type,
        'content-length': String(packed.byteLength),
        'cache-control': cache,
        vary: 'accept-encoding',
        'content-encoding': 'br',
      };
      return c.req.method === 'HEAD' ? c.body(null, 200, headers) : c.body(packed, 200, headers);
    }
    const headers = {
      'content-type': type,
      'content-length': String(size),
      'cache-control': cache,
      vary: 'accept-encoding',
      ...(encoding === null ? {} : { 'content-encoding': encoding }),
    };
    if (c.req.method === 'HEAD') return c.body(null, 200, headers);
    return c.body(Readable.toWeb(createReadStream(full + suffix)) as ReadableStream, 200, headers);
  }
  return null;
}

/** A path that is no text names no file. */
function decoded(path: string): string {
  try {
    const text = decodeURIComponent(path);
    return text.includes('\0') ? '' : text;
  } catch {
    return '';
  }
}

/** What has been packed, by path and time of change. The built web is a few dozen files. */
const packedFiles = new Map<string, Uint8Array<ArrayBuffer>>();

function packedText(full: string, type: string): Uint8Array<ArrayBuffer> | null {
  const found = statSync(full, { throwIfNoEntry: false });
  if (!found?.isFile() || found.size < 1_000 || !/^text|json|javascript|svg/.test(type)) return null;
  const key = `${full} ${found.mtimeMs}`;
  const known = packedFiles.get(key);
  if (known) return known;
  const packed = new Uint8Array(brotliCompressSync(readFileSync(full), { params: { [constants.BROTLI_PARAM_QUALITY]: 8 } }));
  packedFiles.set(key, packed);
  return packed;
}

function sizeOf(path: string): number | null {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? found.size : null;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.vtt': 'text/vtt; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
};
