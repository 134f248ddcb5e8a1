import { createHash } from 'node:crypto';
import type { Clock } from './clock.ts';
import { iso } from './instant.ts';
import type { LogKey } from './logKey.ts';
import type { Em } from './orm.ts';

/** What was signed: how many chains had moved, how many links there were in all, and what they come to. */
export interface Checkpoint {
  readonly id: number;
  readonly kind: 'head' | 'cut';
  readonly at: string;
  readonly previous: string;
  readonly entries: number;
  readonly links: number;
  readonly root: string;
}

/** The text that is signed. */
export const checkpointText = (made: Checkpoint): string =>
  ['stegvis access log 1', made.id, made.kind, made.at, made.previous, made.entries, made.links, made.root].join('\n');

/** What the next checkpoint holds of this one. */
export const checkpointHash = (text: string, signature: Uint8Array): string =>
  createHash('sha256').update(text).update(signature).digest('hex');

/** What the entries come to, as SQL over rows of `access_checkpoint_head`: PostgreSQL's own functions only. */
export const ROOT_OF = `encode(sha256(coalesce(string_agg(uuid_send(chain) || int8send(link) || hash, ''::bytea order by chain), ''::bytea)), 'hex')`;

/**
 * Signs the ends of all chains that have moved since they were signed last. From then on nothing up to there can be changed, taken away or cut
 * off without its showing, whoever does it. Null when nothing has moved.
 */
export async function signHeads(em: Em, key: LogKey, clock: Clock): Promise<Checkpoint | null> {
  return signEntries(
    em,
    { kind: 'head', key, clock },
    `select h.chain, h.link, h.hash from access_head h
     where h.link > coalesce((select c.link from access_checkpoint_head c where c.chain = h.chain order by c.link desc limit 1), 0)`,
    [],
  );
}

/** Signs what the chains end with before an instant, so that all before it can be dropped. */
export async function signCut(em: Em, key: LogKey, clock: Clock, until: string): Promise<Checkpoint | null> {
  return signEntries(
    em,
    { kind: 'cut', key, clock },
    `select distinct on (chain) chain, link, hash from access_log where at < ?::timestamptz order by chain, link desc`,
    [until],
  );
}

async function signEntries(
  em: Em,
  { kind, key, clock }: { readonly kind: Checkpoint['kind']; readonly key: LogKey; readonly clock: Clock },
  entries: string,
  parameters: readonly string[],
): Promise<Checkpoint | null> {
  await em.execute(`select pg_advisory_xact_lock(hashtextextended('access_checkpoint', 0))`);
  const [before] = await em.execute<{ id: number; text: string[]; signature: string }[]>(
    `select id, array[id::text, kind, ${ISO_AT}, encode(previous, 'hex'), entries::text, links::text, encode(root, 'hex')] as text,
       encode(signature, 'hex') as signature from access_checkpoint order by id desc limit 1`,
  );
  const id = (before?.id ?? 0) + 1;
  const [made] = await em.execute<{ entries: number; root: string; links: number }[]>(
    `with kept as (insert into access_checkpoint_head (checkpoint_id, chain, link, hash) select ?::bigint, e.* from (${entries}) e returning chain, link, hash)
     select count(*) as entries, ${ROOT_OF} as root, (select coalesce(sum(link), 0)::bigint from access_head) as links from kept`,
    [id, ...parameters],
  );
  if (!made || made.entries === 0) return null;
  const previous = before ? checkpointHash(['stegvis access log 1', ...before.text].join('\n'), Buffer.from(before.signature, 'hex')) : '';
  const checkpoint: Checkpoint = { id, kind, at: iso(await clock.now(em)), previous, ...made };
  await em.execute(
    `insert into access_checkpoint (id, kind, at, previous, entries, links, root, key_id, signature)
     values (?::bigint, ?, ?, decode(?, 'hex'), ?::bigint, ?::bigint, decode(?, 'hex'), ?, decode(?, 'hex'))`,
    [
      id,
      kind,
      checkpoint.at,
      previous,
      made.entries,
      made.links,
      made.root,
      key.id,
      Buffer.from(key.sign(checkpointText(checkpoint))).toString('hex'),
    ],
    'run',
  );
  return checkpoint;
}

/** The instant of a checkpoint as it stands in what was signed. */
export const ISO_AT = `to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
