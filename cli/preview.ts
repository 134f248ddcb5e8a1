import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join, normalize } from 'node:path';
import type { Form } from '../compiler/document/form.ts';
import type { Out } from './out.ts';

/** A form's page in the browser. */
export interface Preview {
  readonly address: string;
  /** Fulfilled when the page's server has gone away by itself. */
  readonly ended: Promise<unknown>;
  readonly stop: () => Promise<void>;
}

const root = join(import.meta.dirname, '..');

/**
 * Serves the web's own development page for one form on this machine alone. The form is read anew for each loading of the page, and pictures of
 * its own come from `media/` beside it. Port 0 takes a free one. A sentence when the web's tools are not here.
 */
export async function startPreview(
  file: string,
  read: (out: Out) => Promise<Form | number>,
  port: number,
): Promise<Preview | { readonly fault: string }> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  if (!existsSync(vite)) return { fault: 'Förhandsgranskningen behöver webbens verktyg. Kör npm ci i projektets mapp och försök igen.' };
  const forms = await serveForm(file, read);
  const own = port === 0 ? await freePort() : port;
  const web = spawn(process.execPath, [vite, '--host', '127.0.0.1', '--port', String(own), '--strictPort', '--logLevel', 'error'], {
    cwd: root,
    env: { ...process.env, STEGVIS_API: addressOf(forms) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(web, 'exit');
  const stop = async () => {
    forms.close();
    if (web.exitCode === null && web.signalCode === null) web.kill();
    await ended;
  };
  const address = `http://127.0.0.1:${own}/forhandsgranska`;
  if (await answers(address, web)) return { address, ended, stop };
  await stop();
  return { fault: `Sidan kunde inte startas på port ${own}. Välj en annan med --port.` };
}

/** What the page asks for: the form, or what is wrong with it, and the files beside it. Nobody is signed in. */
export async function serveForm(file: string, read: (out: Out) => Promise<Form | number>): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    const send = (status: number, type: string, body: string | Uint8Array) =>
      response.writeHead(status, { 'content-type': type }).end(body);
    if (path === '/dev/form.json') {
      const told: string[] = [];
      const keep = (text: string) => void told.push(text);
      void read({ line: keep, error: keep }).then((form) =>
        typeof form === 'number'
          ? send(422, 'text/plain; charset=utf-8', told.join('\n'))
          : send(200, 'application/json', JSON.stringify(form)),
      );
    } else if (path.startsWith('/media/')) {
      const asked = normalize(decodeURIComponent(path.slice('/media'.length)));
      readFile(join(dirname(file), 'media', asked)).then(
        (bytes) => send(200, types[asked.split('.').at(-1) ?? ''] ?? 'application/octet-stream', bytes),
        () => send(404, 'text/plain', ''),
      );
    } else {
      send(401, 'application/problem+json', JSON.stringify({ type: 'about:blank', status: 401, code: 'signedOut', title: '' }));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

const types: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  vtt: 'text/vtt',
};

const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** Waits until the page answers, or until its server has ended. */
async function answers(address: string, web: ChildProcess): Promise<boolean> {
  while (web.exitCode === null && web.signalCode === null) {
    const response = await fetch(address, { headers: { accept: 'text/html' } }).catch(() => null);
    if (response?.ok === true) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
