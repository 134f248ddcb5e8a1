import { createServer } from 'node:net';
import { Refusal } from './refusal.ts';

/** Refuses, with what to do, when another program listens on the port. */
export async function requireFreePort(port: number, what: string, variable: string): Promise<void> {
  if (await isFree(port)) return;
  throw new Refusal(
    `Port ${port} (${what}) används redan av ett annat program. Stäng det, eller välj en annan port, till exempel: ${variable}=${port + 100} npm start`,
  );
}

/** A port that nobody listened on a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
