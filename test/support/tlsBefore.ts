import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { SecureContextOptions } from 'node:tls';

/** A door with TLS before a server that speaks in the clear. */
export interface TlsBefore {
  readonly port: number;
  /** Bytes that have been let through to the server. */
  passed(): number;
  close(): Promise<void>;
}

/** With `ca`, only clients with a certificate of that authority come through. `postgres`: asked first in PostgreSQL's own way. */
export async function tlsBefore(
  to: { readonly host: string; readonly port: number },
  options: SecureContextOptions & { readonly postgres?: boolean; readonly clientsOf?: string },
): Promise<TlsBefore> {
  const { postgres = false, clientsOf, ...certificate } = options;
  const secureContext = createSecureContext({ ...certificate, ...(clientsOf === undefined ? {} : { ca: clientsOf }) });
  const open = new Set<Socket>();
  let bytes = 0;
  const encrypt = (plain: Socket): void => {
    const secure = new TLSSocket(plain, {
      isServer: true,
      secureContext,
      requestCert: clientsOf !== undefined,
      rejectUnauthorized: clientsOf !== undefined,
      ALPNProtocols: ['h2', 'postgresql'],
    });
    secure.on('error', () => plain.destroy());
    secure.once('secure', () => {
      // What a socket made by hand leaves to whoever made it.
      if (
        clientsOf !== undefined &&
        (secure as unknown as { authorized: boolean; ssl: { verifyError(): Error | null } }).ssl.verifyError()
      ) {
        secure.destroy();
        return;
      }
      const server = connect(to.port, to.host);
      open.add(server);
      server.on('error', () => secure.destroy());
      secure.on('data', (chunk: Buffer) => (bytes += chunk.length));
      secure.pipe(server).pipe(secure);
    });
  };
  const door = createServer((plain) => {
    open.add(plain);
    plain.on('error', () => plain.destroy());
    if (!postgres) {
      encrypt(plain);
      return;
    }
    plain.once('data', (first) => {
      // SSLRequest: length 8, code 80877103. Whoever says anything else speaks in the clear, and is not let in.
      if (first.length !== 8 || first.readUInt32BE(4) !== 80_877_103) {
        plain.destroy();
        return;
      }
      plain.write('S');
      encrypt(plain);
    });
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  return {
    port: (door.address() as AddressInfo).port,
    passed: () => bytes,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => door.close(() => resolve()));
    },
  };
}
