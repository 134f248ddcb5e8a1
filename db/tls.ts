import { readFileSync } from 'node:fs';

/** How a connection to PostgreSQL is encrypted. The server's certificate is always checked, its name too. */
interface Tls {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly rejectUnauthorized: true;
}

/**
 * What an address of PostgreSQL says of encryption (`sslmode`, `sslrootcert`, `sslcert`, `sslkey`), for those who read an address only in part:
 * the object mapper takes host, port, user, password and name, and would go on in the clear. Any mode but `disable` is checked in full: none
 * of libpq's half measures. Undefined where the address asks for none.
 */
function tlsOf(url: string): Tls | undefined {
  const asked = new URL(url).searchParams;
  const [mode, ca, cert, key] = ['sslmode', 'sslrootcert', 'sslcert', 'sslkey'].map((name) => asked.get(name));
  if (mode === 'disable' || (mode == null && ca == null && cert == null)) return undefined;
  return {
    rejectUnauthorized: true,
    ...(ca == null ? {} : { ca: readFileSync(ca, 'utf8') }),
    ...(cert == null ? {} : { cert: readFileSync(cert, 'utf8') }),
    ...(key == null ? {} : { key: readFileSync(key, 'utf8') }),
  };
}

/** The same as the driver's option, or no option. */
export function encrypted(url: string): { readonly ssl?: Tls } {
  const ssl = tlsOf(url);
  return ssl === undefined ? {} : { ssl };
}

/** The address without what `tlsOf` has read of it, for a driver that is given the encryption beside it. */
export function withoutTls(url: string): string {
  const address = new URL(url);
  for (const name of ['sslmode', 'sslrootcert', 'sslcert', 'sslkey']) address.searchParams.delete(name);
  return address.href;
}
