import type { Instant } from '../engine/plan.ts';
import type { Clock } from './clock.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';
import { Refusal } from './refusal.ts';
import { unanswered } from './together.ts';

/** Files that people send to copies of forms (QTY-12); what is in them is in the file store, under `storeKey`. */
export interface FileRow {
  readonly id: string;
  readonly runningMoment: string;
  readonly instance: string;
  readonly question: string;
  readonly name: string;
  readonly type: string;
  readonly kind: FileKind;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  /** The first saved version that has it; null while only a draft may. */
  readonly keptIn: number | null;
}

export type FileKind = 'image' | 'pdf' | 'document' | 'audio' | 'video';

/** What a file turned out to be. */
export interface Stored {
  readonly type: string;
  readonly kind: FileKind;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
}

/** Where a file's bytes are in the store: nothing in it is anybody's name. */
export const storeKey = (file: { readonly id: string; readonly runningMoment: string }): string => `${file.runningMoment}/${file.id}`;

/** Files of a copy that are stored and not taken away. */
export async function filesOf(em: Em, instance: string): Promise<FileRow[]> {
  return em.execute<FileRow[]>(
    `${SELECT} where f.form_instance_id = ?::uuid and f.stored_at is not null and f.gone_at is null order by f.begun_at, f.id`,
    [instance],
  );
}

/** One file of a running moment, stored and not taken away. */
export async function readFile(em: Em, runningMoment: string, file: string): Promise<FileRow> {
  const [row] = await em.execute<FileRow[]>(
    `${SELECT} where f.running_moment_id = ?::uuid and f.id = ?::uuid and f.stored_at is not null and f.gone_at is null`,
    [runningMoment, file],
  );
  if (!row) throw unknownFile();
  return row;
}

/** A file that is about to be sent. */
export interface NewFile {
  readonly id: string;
  readonly runningMoment: string;
  readonly instance: string;
  readonly question: string;
  readonly name: string;
  readonly by: { readonly kind: 'citizen' | 'staff'; readonly id: string };
}

/**
 * Makes room for a file before its bytes come. The same again is answered with what it came to, or begins anew when it came to nothing.
 * A copy holds `most` files that no version has kept, so that nobody fills the store.
 */
export async function beginFile(em: Em, file: NewFile, most: number, clock: Clock): Promise<FileRow | null> {
  const [known] = await em.execute<(FileRow & { storedAt: Instant | null; goneAt: Instant | null })[]>(
    `${SELECT_ALL} where f.id = ?::uuid`,
    [file.id],
  );
  if (known) {
    if (known.instance !== file.instance || known.goneAt !== null) throw unknownFile();
    return known.storedAt === null ? null : known;
  }
  const [there] = await em.execute<{ count: number }[]>(
    `select count(*)::int as count from file where form_instance_id = ?::uuid and kept_in is null and gone_at is null`,
    [file.instance],
  );
  if ((there?.count ?? 0) >= most) throw new Refusal('notNow', 'Det går inte att lägga till fler filer. Ta bort någon först.');
  await em.execute(
    `insert into file (id, running_moment_id, form_instance_id, question, name, by_kind, by_id, begun_at)
     values (?::uuid, ?::uuid, ?::uuid, ?, ?, ?, ?::uuid, ?)`,
    [file.id, file.runningMoment, file.instance, file.question, file.name, file.by.kind, file.by.id, iso(await clock.now(em))],
    'run',
  );
  return null;
}

/** All of it is stored. */
export async function fileStored(em: Em, file: string, stored: Stored, clock: Clock): Promise<FileRow> {
  const rows = await em.execute<unknown[]>(
    `update file set type = ?, kind = ?, bytes = ?, width = ?, height = ?, stored_at = ? where id = ?::uuid and gone_at is null returning 1`,
    [stored.type, stored.kind, stored.bytes, stored.width, stored.height, iso(await clock.now(em)), file],
  );
  const [row] = await em.execute<FileRow[]>(`${SELECT} where f.id = ?::uuid`, [file]);
  if (rows.length === 0 || !row) throw unknownFile();
  return row;
}

/** Takes a file away that no saved version has; its bytes go after. False when a version has it. */
export async function dropFile(em: Em, file: string, clock: Clock): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    `update file set gone_at = coalesce(gone_at, ?) where id = ?::uuid and kept_in is null returning 1`,
    [iso(await clock.now(em)), file],
  );
  return rows.length > 0;
}

/** A file to be swept. */
export interface Swept {
  readonly id: string;
  readonly runningMoment: string;
}

/**
 * Files that nothing keeps: taken away, never wholly stored within an hour, or sent more than a day ago and in no saved version and no draft.
 * They are marked as gone, so that nobody can name them any longer; their bytes are the caller's to remove before `forgetFiles`.
 */
export async function takeOrphans(em: Em, now: Instant, limit = 100): Promise<Swept[]> {
  return em.execute<Swept[]>(
    `update file f set gone_at = coalesce(f.gone_at, ?::timestamptz) from (
       select o.id from file o join form_instance i on i.id = o.form_instance_id
       where o.kept_in is null and (o.gone_at is not null
         or (o.stored_at is null and o.begun_at < ?::timestamptz - interval '1 hour')
         or (o.begun_at < ?::timestamptz - interval '1 day' and (i.draft is null or position(o.id::text in i.draft::text) = 0)))
       order by o.begun_at limit ? for update of o skip locked
     ) found where f.id = found.id returning f.id, f.running_moment_id as "runningMoment"`,
    [iso(now), iso(now), iso(now), limit],
  );
}

/** Their bytes are removed. */
export async function forgetFiles(em: Em, files: readonly string[]): Promise<void> {
  if (files.length === 0) return;
  await em.execute(
    `${unanswered}delete from file where id = any (?::uuid[]) and kept_in is null and gone_at is not null`,
    [`{${files.join(',')}}`],
    'run',
  );
}

const unknownFile = (): Refusal => new Refusal('notFound', 'Filen finns inte.');

const COLUMNS = `f.id, f.running_moment_id as "runningMoment", f.form_instance_id as instance, f.question, f.name, f.type, f.kind, f.bytes, f.width,
  f.height, f.kept_in as "keptIn"`;
const SELECT = `select ${COLUMNS} from file f`;
const SELECT_ALL = `select ${COLUMNS}, f.stored_at as "storedAt", f.gone_at as "goneAt" from file f`;
