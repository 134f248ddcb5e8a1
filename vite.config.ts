import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const api = process.env['STEGVIS_API'] ?? `http://127.0.0.1:${process.env['STEGVIS_PORT'] ?? '3000'}`;

const CITIZENS = /\/(signIn|start|moment|module|form|results|plan|pages|messages|openMoments|waitingNotice|banner|megaphone)-/;

/**
 * Builds the web to `dist/web`, which the API serves. In development the API's paths are proxied to a running Stegvis.
 * Nothing is inlined: pages run under a content security policy that allows only our own files.
 */
export default defineConfig({
  root: 'web',
  plugins: [react(), precompress()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // Citizens' pages tell what they need at once; the rest would only make everybody's first file longer.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (page, files) => (CITIZENS.test(page) ? files : files.filter((file) => file.endsWith('.css'))),
    },
    target: 'baseline-widely-available',
  },
  // The slash keeps our own module `api.ts` out of it.
  server: { proxy: Object.fromEntries(['^/(api|auth|dev|media)/', '^/(healthz|readyz)$'].map((path) => [path, { target: api }])) },
});

/** Writes `.br` and `.gz` beside every text file, so that serving costs nothing. Fonts and pictures are compressed already. */
function precompress(): Plugin {
  let built = '';
  return {
    name: 'stegvis:precompress',
    apply: 'build',
    configResolved({ root, build }) {
      built = resolve(root, build.outDir);
    },
    async closeBundle() {
      const files = (await readdir(built, { recursive: true })).filter((file) => /\.(html|js|css|svg)$/.test(file));
      await Promise.all(
        files.map(async (file) => {
          const whole = await readFile(join(built, file));
          const [br, gz] = await Promise.all([promisify(brotliCompress)(whole), promisify(gzip)(whole, { level: 9 })]);
          await Promise.all([writeFile(join(built, `${file}.br`), br), writeFile(join(built, `${file}.gz`), gz)]);
        }),
      );
    },
  };
}
