import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { setUp } from '../db/orm.ts';
import type { IdentityProvider } from '../api/deps.ts';
import { createSession } from '../db/sessions.ts';
import type { NewSession } from '../db/sessions.ts';
import { careProviders, units } from '../start/seed/places.ts';
import { stateFolder } from '../start/stateFolder.ts';
import { isExecutable, onPath, run } from '../temporal/run.ts';
import { openApiClinic } from './support/api.ts';
import type { ApiClinic } from './support/api.ts';
import { HOUR } from './support/clinic.ts';
import { startTestPostgres } from './support/database.ts';

/**
 * `npm run schemathesis [examples] [seed]`: every operation of the OpenAPI document as citizen, therapist and administrator, with every check of
 * schemathesis, over real rows. Each role has a database of its own, so that one's acts are not another's ground. Ends with one line per role
 * and 1 when anything was found. What was found stands in `.stegvis/schemathesis/`.
 */
const VERSION = '4.32.5';
const [examples = 100, seed = Date.now() % 1_000_000_000] = process.argv.slice(2).map(Number);
process.env['TZ'] = 'UTC';

/** What ends the session or changes whose it is. */
const switching = '^/(auth/sign-out|api/session/(end-all|workplace|acting))$';
/** The line of events never ends: what it says is tried in test/api. */
const endless = '^/api/events$';

const state = stateFolder('.stegvis');
const reports = join(state.root, 'schemathesis');
mkdirSync(reports, { recursive: true });
const program = await schemathesis(join(state.cache, `schemathesis-${VERSION}`));
const postgres = await startTestPostgres();
let found = 0;
try {
  process.stdout.write(`${examples} examples of each operation, seed ${seed}\n`);
  for (const role of ['citizen', 'therapist', 'administrator'] as const) found += (await checked(role)) ? 0 : 1;
} finally {
  await postgres.stop();
}
process.exit(found === 0 ? 0 : 1);

type Tried = 'citizen' | 'therapist' | 'administrator';

async function checked(role: Tried): Promise<boolean> {
  const port = await new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address() as AddressInfo;
      probe.close(() => resolve(free));
    });
  });
  const url = `http://127.0.0.1:${port}`;
  const clinic = await openApiClinic(undefined, { url, identity: provider(url) });
  const server = createServer((request, response) => void getRequestListener(clinic.api.fetch)(request, response));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const folder = mkdtempSync(join(tmpdir(), 'stegvis-schemathesis-'));
  try {
    const parameters = await ground(clinic);
    let isClean = true;
    const told: string[] = [];
    // What ends a session, or makes it another's, comes last and in a session of its own.
    for (const [part, only] of [
      ['--exclude-path-regex', 'exclude'],
      ['--include-path-regex', 'include'],
    ] as const) {
      const cookie = await signedIn(clinic, role);
      const config = join(folder, 'schemathesis.toml');
      writeFileSync(config, configuration(parameters));
      const child = spawn(
        program,
        ['--config-file', config, 'run', `${url}/api/openapi.json`, part, only === 'include' ? switching : `${switching}|${endless}`]
          .concat(['-H', `Cookie: ${cookie}`, '-H', `Origin: ${url}`, '-n', String(examples), '--seed', String(seed)])
          .concat(['--continue-on-failure', '--request-timeout', '20', '--workers', '2', '--no-color']),
        { stdio: ['ignore', 'pipe', 'pipe'], cwd: folder },
      );
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => told.push(chunk.toString()));
      const [code] = (await once(child, 'close')) as [number | null];
      isClean &&= code === 0;
    }
    writeFileSync(join(reports, `${role}.txt`), told.join(''));
    writeFileSync(join(reports, `${role}.log`), clinic.logged.filter((line) => /"level":(50|60)/.test(line)).join(''));
    const broken = clinic.logged.filter((line) => /"msg":"answered"/.test(line) && /"status":5\d\d/.test(line)).length;
    const asked = clinic.logged.filter((line) => /"msg":"answered"/.test(line)).length;
    const isWell = isClean && broken === 0;
    process.stdout.write(`${role}: ${isWell ? 'nothing found' : 'FOUND SOMETHING'}, ${asked} requests, ${broken} answered with 5xx\n`);
    return isWell;
  } finally {
    server.closeAllConnections();
    server.close();
    await clinic.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A provider that begins whatever is asked, and vouches for nobody. */
function provider(url: string): IdentityProvider {
  const nobody = (): Promise<never> => Promise.reject(new Error('Nobody is vouched for here.'));
  return {
    audiences: ['citizen', 'staff'],
    origins: [],
    begin: async () => ({ redirect: `${url}/`, checks: { provider: 'p', state: 's', nonce: 'n', verifier: 'v' } }),
    finish: nobody,
    signOut: async () => `${url}/`,
    readLogout: nobody,
  };
}

/** A running moment with its forms, so that ids lead somewhere half of the time; the other half they are drawn like everything else. */
async function ground(clinic: ApiClinic): Promise<Readonly<Record<string, string>>> {
  const id = await clinic.start(0);
  await clinic.catchUp(id);
  return { id, instance: await clinic.instance(id, 'maende'), module: 'borja', form: 'maende' };
}

/** Found by schemathesis' own name for what a role is not told apart from: 404 is also the answer to what one may not see. */
function configuration(parameters: Readonly<Record<string, string>>): string {
  return [
    '[parameters]',
    ...Object.entries(parameters).map(([name, value]) => `"path.${name}" = "${value}"`),
    '[checks]',
    // 422 and 409 say that what fits the schema does not fit how things are.
    'positive_data_acceptance.expected-statuses = ["2xx", "3xx", "401", "403", "404", "409", "422"]',
    'negative_data_rejection.expected-statuses = ["4xx"]',
    'missing_required_header.expected-statuses = ["4xx"]',
    'use_after_free.enabled = false',
    'ensure_resource_availability.enabled = false',
    // What a provider sends is right only when it is signed.
    '[[operations]]',
    'include-path-regex = "^/auth/"',
    'checks.positive_data_acceptance.enabled = false',
    // One of two must be asked for, which the document can only say in words.
    '[[operations]]',
    'include-path-regex = "/why$"',
    'checks.positive_data_acceptance.expected-statuses = ["2xx", "400", "401", "404"]',
    '',
  ].join('\n');
}

/** A session of this role: the first citizen, a therapist with the unit's other roles too, or one who has the platform's. */
async function signedIn(clinic: ApiClinic, role: Tried): Promise<string> {
  const granted: [string, string | null, string | null][] = [
    ...['citizenAdministrator', 'dataAdministrator', 'permissionAdministrator', 'operator'].map((name): [string, string, null] => [
      name,
      units[0].id,
      null,
    ]),
    ['nationalAdministrator', null, null],
    ['systemAdministrator', null, null],
    ['careProviderAdministrator', null, careProviders[0].id],
  ];
  await setUp(clinic.fresh.urls.owner, async (em) => {
    for (const [name, unit, careProvider] of granted)
      await em.execute(
        `insert into role_grant (id, staff_id, role, unit_id, care_provider_id)
         values (gen_random_uuid(), ?::uuid, ?, ?::uuid, ?::uuid) on conflict do nothing`,
        [clinic.maria.id, name, unit, careProvider],
        'run',
      );
  });
  const person: Record<Tried, NewSession['person']> = {
    citizen: { kind: 'citizen', id: clinic.citizens[0]?.id ?? '' },
    therapist: { kind: 'staff', id: clinic.maria.id, place: { kind: 'unit', id: clinic.maria.unit, commission: null } },
    administrator: { kind: 'staff', id: clinic.maria.id, place: { kind: 'platform', id: null, commission: null } },
  };
  const secret = randomBytes(32).toString('base64url');
  const idHash = createHash('sha256').update(secret).digest();
  await clinic.app.as({ kind: 'signIn' }, (em) =>
    createSession(em, { idHash, person: person[role], idToken: null, at: clinic.clock.at, expiresAt: clinic.clock.at + 10 * HOUR }),
  );
  return `stegvis-${role === 'citizen' ? 'citizen' : 'staff'}=${secret}`;
}

/** The program in a Python environment of its own, fetched once. */
async function schemathesis(folder: string): Promise<string> {
  const installed = join(folder, process.platform === 'win32' ? 'Scripts' : 'bin', 'schemathesis');
  if (await isExecutable(installed)) return installed;
  const python = await onPath('python3', 'python');
  if (!python) throw new Error('Schemathesis behöver Python 3.10 eller nyare med pip. Installera det och försök igen.');
  process.stdout.write(`fetching schemathesis ${VERSION}\n`);
  await run(python, ['-m', 'venv', folder]);
  const own = join(folder, process.platform === 'win32' ? 'Scripts' : 'bin', 'python');
  await run(own, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `schemathesis==${VERSION}`]);
  return installed;
}
