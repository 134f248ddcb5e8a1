import { createReadStream, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';
import type { Context } from 'hono';

/** A file below a folder as a response, or null when there is none. Precompressed siblings (`.br`, `.gz`) are sent to whoever takes them. */
export function fileBelow(c: Context, folder: string, path: string, cache: string): Response | null {
  const full = normalize(join(folder, decodeURIComponent(path)));
  const type = types[extname(full)];
  if (!full.startsWith(folder + sep) || type === undefined) return null;
  const accepted = c.req.header('accept-encoding') ?? '';
  const encodings = [...(accepted.includes('br') ? [['.br', 'br'] as const] : []), ...(accepted.includes('gzip') ? [['.gz', 'gzip'] as const] : []), ['', null] as const];
  for (const [suffix, encoding] of encodings) {
    const size = sizeOf(full + suffix);
    if (size === null) continue;
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
