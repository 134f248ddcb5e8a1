import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorPage } from './oidcPages.ts';

/** A server of pages for this machine only: listens on loopback, and refuses every request that names another host. 0 asks for a free port. */
export async function listenOnLoopback(port: number, handle: Handle): Promise<LoopbackServer> {
  const server = createServer((request, response) => {
    if (!isLoopbackHost(request.headers.host)) {
      sendPage(response, 403, errorPage('Den här inloggningen finns bara på den egna datorn.'));
      return;
    }
    handle(request, response).catch((error: unknown) => {
      if (!response.headersSent) sendPage(response, 400, errorPage(error instanceof Error ? error.message : String(error)));
      else response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export interface LoopbackServer {
  readonly port: number;
  close(): Promise<void>;
}

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What was posted, as text; more than 100 kB is refused. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > 100_000) throw new Error('För stor begäran.');
  }
  return text;
}

/** A page of ours; forms may go to the products that the page is for. */
export function sendPage(response: ServerResponse, status: number, content: string): void {
  response.statusCode = status;
  response.setHeader('content-security-policy', "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'");
  send(response, 'text/html; charset=utf-8', content);
}

export function send(response: ServerResponse, type: string, content: string): void {
  response.setHeader('content-type', type);
  response.setHeader('cache-control', 'no-store');
  response.end(content);
}

const isLoopbackHost = (host: string | undefined): boolean =>
  host !== undefined && /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/.test(host);
