import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { LogKey } from '../../db/logKey.ts';
import type { Out } from '../out.ts';

/**
 * `stegvis log verify`: goes through the whole access log and names each place where it is not what it was; `stegvis log checkpoint` signs where it
 * ends now. Asks the database as its owner. 0: whole; 1: broken; 2: it could not be asked.
 */
export async function log(args: readonly string[], out: Out): Promise<number> {
  let given: ReturnType<typeof read>;
  try {
    given = read(args);
  } catch {
    out.error('Kommandot har ett val som inte finns. Skriv stegvis log --help för mer.');
    return 2;
  }
  const { values, positionals } = given;
  const [what] = positionals;
  if (values.help) {
    out.line(help);
    return 0;
  }
  if ((what !== 'verify' && what !== 'checkpoint') || positionals.length > 1) {
    out.error('Skriv stegvis log verify eller stegvis log checkpoint.');
    return 2;
  }
  const state = process.env['STEGVIS_STATE'] || '.stegvis';
  const url = values.database ?? (process.env['DATABASE_URL'] || ownDatabase(state));
  const secret = process.env['STEGVIS_LOG_KEY'] || ownKey(state);
  if (url === null) {
    out.error('Ange databasen i DATABASE_URL eller med --database. Ägarens adress behövs.');
    return 2;
  }
  if (secret === null && what === 'checkpoint') {
    out.error('Ange nyckeln i STEGVIS_LOG_KEY.');
    return 2;
  }
  try {
    const { logKeyFrom } = await import('../../db/logKey.ts');
    const key = secret === null ? null : logKeyFrom(secret, (process.env['STEGVIS_LOG_OLD_KEYS'] ?? '').split(',').filter(Boolean));
    return key !== null && what === 'checkpoint' ? await checkpoint(url, key, out) : await verify(url, key, values.json, out);
  } catch (error) {
    out.error(`Loggen gick inte att läsa: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
}

const read = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      database: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });

async function verify(url: string, key: LogKey | null, asJson: boolean, out: Out): Promise<number> {
  const { verifyLog } = await import('../../db/verifyLog.ts');
  const began = performance.now();
  const found = await verifyLog(url, key);
  const seconds = (performance.now() - began) / 1_000;
  if (asJson) {
    out.line(JSON.stringify({ ...found, seconds }, null, 2));
    return found.broken.length === 0 ? 0 : 1;
  }
  for (const { id, chain, tells } of found.broken)
    out.line(`✗ ${tells}${id === null ? '' : ` Rad ${id}.`}${chain === null ? '' : ` Kedja ${chain}.`}`);
  const counted = `${number(found.rows)} rader i ${number(found.chains)} kedjor och ${number(found.checkpoints)} kontrollpunkter, ${seconds.toFixed(1).replace('.', ',')} sekunder.`;
  out.line(
    found.broken.length === 0 ? `✓ Loggen är hel. ${counted}` : `✗ Loggen är bruten på ${number(found.broken.length)} ställen. ${counted}`,
  );
  if (found.last) out.line(`  Senast undertecknad: kontrollpunkt ${found.last.id}, ${found.last.at}, ${found.last.hash}`);
  if (key === null) out.line('  Underskrifterna är inte prövade. Ange nyckeln i STEGVIS_LOG_KEY.');
  return found.broken.length === 0 ? 0 : 1;
}

async function checkpoint(url: string, key: LogKey, out: Out): Promise<number> {
  const [{ setUp }, { signHeads }, { databaseClock }] = await Promise.all([
    import('../../db/orm.ts'),
    import('../../db/logCheckpoint.ts'),
    import('../../db/clock.ts'),
  ]);
  const signed = await setUp(url, (em) => signHeads(em, key, databaseClock));
  out.line(
    signed === null
      ? '✓ Inget har hänt sedan loggen undertecknades senast.'
      : `✓ Kontrollpunkt ${signed.id} är undertecknad: ${number(signed.links)} rader, ${signed.root}.`,
  );
  return 0;
}

const number = (value: number): string => value.toLocaleString('sv-SE');

/** The embedded PostgreSQL of `npm start`, when it runs. */
function ownDatabase(state: string): string | null {
  const [password, pid] = ['password', 'data/postmaster.pid'].map((name) => join(state, 'postgres', name));
  if (!password || !pid || !existsSync(password) || !existsSync(pid)) return null;
  const port = readFileSync(pid, 'utf8').split('\n')[3];
  return `postgresql://stegvis_owner:${readFileSync(password, 'utf8').trim()}@127.0.0.1:${port}/stegvis`;
}

/** The key that follows from the master key of `npm start` (`db/logKey.ts`). */
function ownKey(state: string): string | null {
  const file = join(state, 'secrets.json');
  const master =
    process.env['STEGVIS_MASTER_KEY'] ||
    (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { masterKey: string }).masterKey : null);
  return master === null ? null : createHmac('sha256', Buffer.from(master, 'base64')).update('access log').digest('base64');
}

const help = `stegvis log verify [--json] [--database ADRESS]
stegvis log checkpoint [--database ADRESS]

verify går igenom hela åtkomstloggen och säger var den inte är som den var: en rad som är ändrad, borttagen, insatt
eller bortklippt i slutet. checkpoint undertecknar hur långt loggen har kommit nu.

Databasen är den i DATABASE_URL (ägarens adress), annars den som npm start har i mappen .stegvis. Nyckeln är
STEGVIS_LOG_KEY; nycklar som använts förut står i STEGVIS_LOG_OLD_KEYS.

Utgångskoder: 0 loggen är hel, 1 den är bruten, 2 den gick inte att läsa.`;
