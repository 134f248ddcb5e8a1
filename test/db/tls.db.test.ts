import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { connect } from '../../db/orm.ts';
import { authority } from '../support/certificates.ts';
import type { Certificate } from '../support/certificates.ts';
import { emptyDatabase, freshDatabase } from '../support/database.ts';
import type { FreshDatabase } from '../support/database.ts';
import { tlsBefore } from '../support/tlsBefore.ts';
import type { TlsBefore } from '../support/tlsBefore.ts';

const ours = authority('Regionens utfärdare');
const other = authority('Någon annans utfärdare');
let fresh: FreshDatabase;
const doors: TlsBefore[] = [];

beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(async () => {
  await Promise.all(doors.map((door) => door.close()));
  await fresh.drop();
});

/** A door with this certificate before the test's server. */
async function door({ cert, key }: Certificate, clientsOf?: string): Promise<TlsBefore> {
  const { hostname, port } = new URL(fresh.urls.app);
  const made = await tlsBefore(
    { host: hostname, port: Number(port) },
    { cert, key, postgres: true, ...(clientsOf === undefined ? {} : { clientsOf }) },
  );
  doors.push(made);
  return made;
}

/** The app role's address through a door. */
function through({ port }: TlsBefore, query: Readonly<Record<string, string>>, url = fresh.urls.app): string {
  const address = new URL(url);
  address.hostname = 'localhost';
  address.port = String(port);
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  return address.href;
}

async function isLetIn(url: string): Promise<boolean> {
  try {
    const db = await connect(url, { connections: 1, patienceMs: 0 });
    const listening = await db.listen('stegvis_change', () => undefined);
    await listening.stop();
    await db.close();
    return true;
  } catch {
    return false;
  }
}

describe('PostgreSQL behind TLS', () => {
  test('is reached with our authority and the right name, by rows, listening and migrations alike', async () => {
    const right = await door(ours.issue('localhost', 'server'));
    const query = { sslmode: 'verify-full', sslrootcert: ours.certFile };
    expect(await isLetIn(through(right, query))).toBe(true);
    expect(right.passed()).toBeGreaterThan(0);
    const empty = await emptyDatabase();
    try {
      await migrate({
        owner: through(right, query, empty.urls.owner),
        app: through(right, query, empty.urls.app),
        worker: through(right, query, empty.urls.worker),
      });
    } finally {
      await empty.drop();
    }
  });

  test.each([
    ['an authority that is not ours', () => other.issue('localhost', 'server')],
    ['another’s name', () => ours.issue('db.region.example', 'server')],
    ['a certificate that has expired', () => ours.issue('localhost', 'server', -1)],
  ])('is not spoken to with %s, whatever the mode is called', async (_what, issue) => {
    const wrong = await door(issue());
    for (const sslmode of ['verify-full', 'verify-ca', 'require', 'no-verify'])
      expect([sslmode, await isLetIn(through(wrong, { sslmode, sslrootcert: ours.certFile }))]).toEqual([sslmode, false]);
    expect(wrong.passed()).toBe(0);
  });

  test('that asks for a certificate lets in ours, and no other and none', async () => {
    const asking = await door(ours.issue('localhost', 'server'), ours.cert);
    const query = { sslmode: 'verify-full', sslrootcert: ours.certFile };
    const as = ({ certFile, keyFile }: Certificate) => ({ ...query, sslcert: certFile, sslkey: keyFile });
    expect(await isLetIn(through(asking, as(ours.issue('stegvis', 'client'))))).toBe(true);
    expect(await isLetIn(through(asking, as(other.issue('stegvis', 'client'))))).toBe(false);
    expect(await isLetIn(through(asking, as(ours.issue('stegvis', 'client', -1))))).toBe(false);
    expect(await isLetIn(through(asking, query))).toBe(false);
  });

  test('is never asked in the clear where the address asks for encryption', async () => {
    const { hostname, port } = new URL(fresh.urls.app);
    const address = new URL(fresh.urls.app);
    address.hostname = hostname;
    address.port = port;
    address.searchParams.set('sslmode', 'verify-full');
    // The test's own server speaks no TLS: a driver that overlooked the mode would be let in.
    expect(await isLetIn(address.href)).toBe(false);
  });
});
