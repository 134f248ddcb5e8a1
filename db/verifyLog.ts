import { hash } from 'node:crypto';
import { Client } from 'pg';
import { copyOut } from './copyOut.ts';
import { checkpointHash, checkpointText, ISO_AT, ROOT_OF, type Checkpoint } from './logCheckpoint.ts';
import type { LogKey } from './logKey.ts';

/** One place where the log is not what it was. `id` is the row's own number, where there is a row. */
export interface BrokenPlace {
  readonly kind: 'changed' | 'missing' | 'repeated' | 'notAsSigned' | 'cutOff' | 'checkpoint';
  readonly chain: string | null;
  readonly link: number | null;
  readonly id: number | null;
  readonly tells: string;
}

export interface VerifiedLog {
  readonly rows: number;
  readonly chains: number;
  readonly checkpoints: number;
  /** The last signed one, to compare with what was noted elsewhere. */
  readonly last: { readonly id: number; readonly at: string; readonly hash: string } | null;
  readonly broken: readonly BrokenPlace[];
}

/**
 * Goes through the whole log as its owner, and works everything out here from the bytes of the rows: nothing in the database that could have been
 * exchanged is asked what a row's hash should be. With the key the signatures are tried too.
 */
export async function verifyLog(ownerUrl: string, key: LogKey | null, most = 1_000): Promise<VerifiedLog> {
  const client = new Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(`begin isolation level repeatable read read only`);
    await client.query(`select set_config('stegvis.who', 'setup', true), set_config('client_encoding', 'UTF8', true),
      set_config('work_mem', '256MB', true), set_config('max_parallel_workers_per_gather', '2', true)`);
    const broken: BrokenPlace[] = [];
    const tell = (place: BrokenPlace): void => void (broken.length < most && broken.push(place));
    const checkpoints = await verifyCheckpoints(client, key, tell);
    const floors = await cutsOf(client);
    const { rows, ends } = await verifyRows(client, floors, tell);
    await verifyEnds(client, floors, ends, tell);
    await client.query('commit');
    return { rows, chains: ends.size, ...checkpoints, broken };
  } finally {
    await client.end();
  }
}

type Tell = (place: BrokenPlace) => void;
interface End {
  readonly link: number;
  readonly hash: Buffer;
}

async function verifyCheckpoints(client: Client, key: LogKey | null, tell: Tell): Promise<Pick<VerifiedLog, 'checkpoints' | 'last'>> {
  const { rows } = await client.query<Record<keyof Checkpoint | 'keyId' | 'signature' | 'found' | 'counted', string>>(
    `select c.id, c.kind, ${ISO_AT} as at, encode(c.previous, 'hex') as previous, c.entries, c.links, encode(c.root, 'hex') as root,
       c.key_id as "keyId", encode(c.signature, 'hex') as signature, e.found, coalesce(e.counted, 0) as counted
     from access_checkpoint c left join (
       select checkpoint_id, ${ROOT_OF} as found, count(*) as counted from access_checkpoint_head group by 1) e on e.checkpoint_id = c.id
     order by c.id`,
  );
  let previous = '';
  let expected = 1;
  let last: VerifiedLog['last'] = null;
  for (const row of rows) {
    const id = Number(row.id);
    const wrong = (tells: string): void => tell({ kind: 'checkpoint', chain: null, link: null, id, tells });
    const made: Checkpoint = {
      id,
      kind: row.kind === 'cut' ? 'cut' : 'head',
      at: row.at,
      previous: row.previous,
      entries: Number(row.entries),
      links: Number(row.links),
      root: row.root,
    };
    const text = checkpointText(made);
    const signature = Buffer.from(row.signature, 'hex');
    if (id !== expected) wrong(`Kontrollpunkterna före ${id} saknas från ${expected}.`);
    else if (row.previous !== previous) wrong(`Kontrollpunkt ${id} bygger inte på den före.`);
    if (row.found !== row.root || Number(row.counted) !== made.entries) wrong(`Kontrollpunkt ${id} håller inte det som undertecknades.`);
    if (key !== null && !key.vouches(row.keyId, text, signature)) wrong(`Kontrollpunkt ${id} har fel underskrift.`);
    previous = checkpointHash(text, signature);
    expected = id + 1;
    last = { id, at: row.at, hash: previous };
  }
  return { checkpoints: rows.length, last };
}

/** What the chains ended with in the months that were dropped. */
async function cutsOf(client: Client): Promise<Map<string, End>> {
  const floors = new Map<string, End>();
  await copyOut(
    client,
    `select distinct on (h.chain) h.chain, h.link, h.hash from access_checkpoint_head h join access_checkpoint c on c.id = h.checkpoint_id
     where c.kind = 'cut' order by h.chain, h.link desc`,
    ([chain, link, hashed]) => {
      if (chain && link && hashed) floors.set(chain.toString('latin1'), { link: Number(link.readBigInt64BE()), hash: Buffer.from(hashed) });
    },
  );
  return floors;
}

/** Every column but the hash, in the order that the hash covers them (`write_accesses`). The first three are read here: chain, link, id. */
const CONTENT = `record_send(row(l.chain, l.link, l.id, l.at, l.event, l.action, l.thing, l.by_kind, l.by_id, l.for_id, l.commission_id, l.purpose,
  l.unit_id, l.care_unit_id, l.care_provider_id, l.citizen_id, l.running_moment_id, l.reason, l.request_id))`;
/** Where they lie in the record: a count, then for each its type, its length and its bytes. */
const CHAIN_AT = 12;
const LINK_AT = CHAIN_AT + 16 + 8;
const ID_AT = LINK_AT + 8 + 8;

async function verifyRows(client: Client, floors: ReadonlyMap<string, End>, tell: Tell): Promise<{ rows: number; ends: Map<string, End> }> {
  const ends = new Map<string, End>();
  let rows = 0;
  let chain = Buffer.alloc(0);
  let name = '';
  let link = 0;
  /** The hash of the row before as it stands, and as it should be; null when there is no telling. */
  let before: Buffer | null = null;
  let should: Buffer | null = null;
  const close = (): void => void (rows > 0 && ends.set(name, { link, hash: before ?? EMPTY }));
  await copyOut(
    client,
    `select l.hash, ${CONTENT}, s.hash from access_log l left join (
       select chain, link, string_agg(distinct hash, ''::bytea) as hash from access_checkpoint_head group by chain, link) s
       on s.chain = l.chain and s.link = l.link
     order by l.chain, l.link`,
    ([stored, content, signed]) => {
      if (!stored || !content) throw new Error('A row of the log came without its content.');
      if (!content.subarray(CHAIN_AT, CHAIN_AT + 16).equals(chain)) {
        close();
        chain = Buffer.from(content.subarray(CHAIN_AT, CHAIN_AT + 16));
        name = chain.toString('latin1');
        const floor = floors.get(name);
        link = floor?.link ?? 0;
        before = floor?.hash ?? EMPTY;
        should = null;
      }
      rows += 1;
      const place = Number(content.readBigInt64BE(LINK_AT));
      const about = (kind: BrokenPlace['kind'], tells: string): void =>
        tell({ kind, chain: uuid(chain), link: place, id: Number(content.readBigInt64BE(ID_AT)), tells });
      if (place === link) {
        // Either of the two may be the real one: the next row may follow on any of them.
        about('repeated', `Länk ${place} finns två gånger.`);
        should = Buffer.from(stored);
        return;
      }
      if (place !== link + 1) {
        about('missing', place === link + 2 ? `Länk ${link + 1} saknas.` : `Länkarna ${link + 1}–${place - 1} saknas.`);
        before = null;
        should = null;
      }
      let wanted: Buffer | null = null;
      if (before !== null) {
        wanted = hashOf(before, content);
        // Where only the hash before was changed, this row is whole.
        if (!wanted.equals(stored) && (should === null || !hashOf(should, content).equals(stored)))
          about('changed', `Raden på länk ${place} är ändrad.`);
      }
      if (signed && !signed.equals(stored)) about('notAsSigned', `Raden på länk ${place} är inte den som undertecknades.`);
      link = place;
      should = wanted !== null && !wanted.equals(stored) ? wanted : null;
      before = Buffer.from(stored);
    },
  );
  close();
  return { rows, ends };
}

/** No chain ends before where its head, or a signature, says that it did. */
async function verifyEnds(client: Client, floors: ReadonlyMap<string, End>, ends: ReadonlyMap<string, End>, tell: Tell): Promise<void> {
  const told = new Set<string>();
  const compare =
    (source: string, exact: boolean) =>
    ([chain, link, hashed]: readonly (Buffer | null)[]): void => {
      if (!chain || !link || !hashed) return;
      const name = chain.toString('latin1');
      const end = ends.get(name) ?? floors.get(name) ?? { link: 0, hash: EMPTY };
      const wanted = Number(link.readBigInt64BE());
      const isWhole = end.link > wanted ? !exact : end.link === wanted && (end.hash.equals(hashed) || !exact);
      if (isWhole || told.has(name)) return;
      told.add(name);
      const tells =
        end.link < wanted
          ? `Kedjan slutar på länk ${end.link}, men ${source} säger ${wanted}.`
          : `Kedjans slut på länk ${end.link} är inte det som ${source} säger (${wanted}).`;
      tell({ kind: 'cutOff', chain: uuid(chain), link: wanted, id: null, tells });
    };
  await copyOut(
    client,
    'select distinct on (chain) chain, link, hash from access_checkpoint_head order by chain, link desc',
    compare('underskriften', false),
  );
  await copyOut(client, 'select chain, link, hash from access_head', compare('kedjans huvud', true));
  const headless = new Set(ends.keys());
  await copyOut(client, 'select chain from access_head', ([chain]) => void (chain && headless.delete(chain.toString('latin1'))));
  for (const name of headless)
    if (!told.has(name))
      tell({
        kind: 'repeated',
        chain: uuid(Buffer.from(name, 'latin1')),
        link: null,
        id: null,
        tells: 'Kedjan har rader men inget huvud.',
      });
}

const EMPTY = Buffer.alloc(0);

/** One call for both, over bytes that are used again: twice as fast as feeding them one after the other. */
function hashOf(before: Buffer, content: Buffer): Buffer {
  const length = before.length + content.length;
  if (length > joined.length) joined = Buffer.alloc(2 * length);
  before.copy(joined, 0);
  content.copy(joined, before.length);
  return hash('sha256', joined.subarray(0, length), 'buffer');
}
let joined = Buffer.alloc(4_096);

function uuid(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
