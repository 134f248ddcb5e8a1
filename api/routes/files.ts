import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Form } from '../../compiler/document/form.ts';
import { beginFile, dropFile, fileStored, readFile, storeKey, type FileRow } from '../../db/files.ts';
import type { Em } from '../../db/orm.ts';
import { act } from '../act.ts';
import { declare, json, routes } from '../declare.ts';
import type { Deps, Env } from '../deps.ts';
import { byteRange } from '../file/byteRange.ts';
import { disposition, fileName } from '../file/fileName.ts';
import { receive, type Wanted } from '../file/receive.ts';
import { logAccess } from '../logAccess.ts';
import { presentFile } from '../present/form.ts';
import { findRunning, inCare, reading, someone, whoOf } from '../reading.ts';
import { badRequest, conflict, notFound } from '../refusal.ts';
import { holdReachable } from '../saveForm.ts';
import { storedFile, type StoredFile } from '../schemas/file.ts';
import { uuid } from '../schemas/parts.ts';
import { authorOf } from '../signedIn.ts';
import type { InCare } from '../signedIn.ts';

const MEGABYTE = 1024 * 1024;
/** No file is larger, whatever the question says. */
const MOST_MEGABYTES = 100;
/** Files that a copy may hold beside those that its versions have. */
const MOST_FILES = 50;

/** Files in answers (QTY-12): sent to a copy while it may be answered, and fetched again by who may see it, in parts when that is asked for. */
export function fileRoutes(deps: Deps) {
  const upload = async (c: Context<Env>, id: string, instance: string, question: string): Promise<StoredFile> => {
    const signedIn = inCare(someone(c));
    const file = idOf(c, signedIn);
    const given = nameGiven(c);
    const begun = await deps.db.as(whoOf(signedIn), async (em) => {
      const { held, form } = await holdReachable(em, deps, signedIn, id, instance);
      if (signedIn.kind === 'staff' && form.staffMayAnswer !== true)
        throw conflict('notAllowed', 'Det här formuläret svarar invånaren själv på.');
      if (held.phase === 'ended') throw conflict('ended', 'Momentet är avslutat, så det går inte att skicka filer.');
      if (held.withdrawnAt !== null) throw conflict('notNow', 'Formuläret är tillbakadraget, så det går inte att skicka filer.');
      const wanted = wantedBy(form, question);
      const by = authorOf(signedIn);
      const known = await beginFile(em, { id: file, runningMoment: id, instance, question, name: given, by }, MOST_FILES, deps.clock);
      return { wanted, known, about: { citizenId: held.citizenId, runningMomentId: id, unitId: held.unitId } };
    });
    if (begun.known) return presentFile({ ...begun.known, name: fileName(begun.known.name, begun.known.type) });
    const key = storeKey({ id: file, runningMoment: id });
    const stored = await receive(deps.files, key, c.req.raw.body, begun.wanted).catch(async (error: unknown) => {
      await deps.db.as(whoOf(signedIn), (em) => dropFile(em, file, deps.clock));
      throw error;
    });
    const row = await deps.db.as(whoOf(signedIn), async (em) => {
      await logAccess(em, deps, signedIn, { action: 'add', thing: `file/${file}`, ...begun.about });
      return fileStored(em, file, stored, deps.clock);
    });
    return presentFile({ ...row, name: fileName(row.name, row.type) });
  };

  const find = async (em: Em, signedIn: InCare, id: string, file: string): Promise<FileRow> => {
    const running = await findRunning(em, deps, signedIn, id);
    const row = await readFile(em, id, file);
    // Half-written answers are the citizen's own (FRM-13).
    if (signedIn.kind === 'staff' && row.keptIn === null) throw notFound();
    const about = { citizenId: running.citizen.id, runningMomentId: id, unitId: running.unit.id };
    await logAccess(em, deps, signedIn, { action: 'read', thing: `file/${file}`, ...about });
    return row;
  };

  /** The log row has committed before the first byte leaves. */
  const send = async (c: Context<Env>, id: string, file: string): Promise<Response> => {
    const row = await reading(c, deps, (em, signedIn) => find(em, signedIn, id, file));
    const range = byteRange(c.req.header('range'), row.bytes);
    const headers = {
      'content-type': row.type,
      'content-disposition': disposition(fileName(row.name, row.type), row.type),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=300',
      'accept-ranges': 'bytes',
    };
    if (range === 'outside') return c.body(null, 416, { ...headers, 'content-range': `bytes */${row.bytes}` });
    const bytes = await deps.files.get(storeKey(row), range === 'all' ? undefined : range);
    if (bytes === null) throw notFound();
    const stream = Readable.toWeb(bytes) as ReadableStream;
    if (range === 'all') return c.body(stream, 200, { ...headers, 'content-length': String(row.bytes) });
    return c.body(stream, 206, {
      ...headers,
      'content-length': String(range.to - range.from + 1),
      'content-range': `bytes ${range.from}-${range.to}/${row.bytes}`,
    });
  };

  return routes()
    .openapi(sendMine, async (c) => {
      const [{ id, instance }, { question }] = [c.req.valid('param'), c.req.valid('query')];
      return c.json(await upload(c, id, instance, question), 201);
    })
    .openapi(sendTheirs, async (c) => {
      const [{ id, instance }, { question }] = [c.req.valid('param'), c.req.valid('query')];
      return c.json(await upload(c, id, instance, question), 201);
    })
    .openapi(mine, (c) => send(c, c.req.valid('param').id, c.req.valid('param').file))
    .openapi(theirs, (c) => send(c, c.req.valid('param').id, c.req.valid('param').file))
    .openapi(drop, async (c) => {
      const { id, file } = c.req.valid('param');
      await act(c, deps, async (em, signedIn) => {
        const running = await findRunning(em, deps, signedIn, id);
        const row = await readFile(em, id, file).catch(() => null);
        const about = { citizenId: running.citizen.id, runningMomentId: id, unitId: running.unit.id };
        await logAccess(em, deps, signedIn, { action: 'remove', thing: `file/${file}`, ...about });
        if (row && !(await dropFile(em, file, deps.clock))) throw conflict('notNow', 'Filen hör till sparade svar och finns kvar i dem.');
        return { body: {}, nudge: null };
      });
      return c.body(null, 204);
    });
}

/** The same key is the same file: an upload that is tried again after a lost answer does not become two. */
function idOf(c: Context<Env>, { id }: InCare): string {
  const key = c.req.header('idempotency-key') ?? '';
  if (!/^[\x21-\x7e]{8,200}$/.test(key)) throw badRequest('idempotencyKeyMissing', 'Begäran saknar Idempotency-Key.');
  const hash = createHash('sha256').update(`${id} ${c.req.path} ${key}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** What it was called where it came from. */
function nameGiven(c: Context<Env>): string {
  try {
    return decodeURIComponent(c.req.header('x-file-name') ?? '').slice(0, 500) || 'fil';
  } catch {
    return 'fil';
  }
}

/** What a question takes. One that takes no files, or is not there, is not found. */
function wantedBy(form: Form, id: string): Wanted {
  const question = form.questions.flatMap((each) => (each.kind === 'group' ? each.questions : [each])).find((each) => each.id === id);
  switch (question?.kind) {
    case 'file':
      return { kinds: question.accepts, maximumBytes: Math.min(question.maximumMegabytes, MOST_MEGABYTES) * MEGABYTE };
    case 'recording':
      return { kinds: question.of === 'audio' ? ['audio'] : ['video'], maximumBytes: MOST_MEGABYTES * MEGABYTE };
    case 'signature':
      return { kinds: ['image'], maximumBytes: 2 * MEGABYTE };
    default:
      throw notFound();
  }
}

const copy = z.object({ id: uuid, instance: uuid });
const one = { params: z.object({ id: uuid, file: uuid }) };
const toQuestion = { params: copy, query: z.object({ question: z.string().max(60) }) };
const bytes = { 200: { description: 'The bytes' }, 206: { description: 'A part of them' }, 416: { description: 'No such part' } };
const sent = { 201: json(storedFile, 'Stored') };
const description =
  'The body is the file as it is; the header x-file-name is its name, percent-encoded. What it is, is told by its bytes and not by its name.';

const sendMine = declare('POST /api/me/moments/{id}/forms/{instance}/files', {
  summary: 'Send a file to a question',
  description,
  request: toQuestion,
  responses: sent,
});
const sendTheirs = declare('POST /api/running-moments/{id}/forms/{instance}/files', {
  summary: 'Send a file to a question of a form that staff may answer',
  description,
  request: toQuestion,
  responses: sent,
});
const mine = declare('GET /api/me/moments/{id}/files/{file}', { summary: 'A file of mine', request: one, responses: bytes });
const theirs = declare('GET /api/running-moments/{id}/files/{file}', {
  summary: 'A file that a citizen has saved',
  request: one,
  responses: bytes,
});
const drop = declare('DELETE /api/me/moments/{id}/files/{file}', {
  summary: 'Take away a file that no saved version has',
  request: one,
  responses: { 204: { description: 'Gone' } },
});
