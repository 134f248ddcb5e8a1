import { z } from '@hono/zod-openapi';
import { accessesToOwn } from '../../db/logFollowUp.ts';
import { localStamp } from '../../engine/clock.ts';
import { csv } from '../csv.ts';
import { declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { logAccess } from '../logAccess.ts';
import { presentOwn } from '../present/access.ts';
import { citizenOf, looking } from '../reading.ts';
import { ownPage } from '../schemas/log.ts';
import type { SignedIn } from '../signedIn.ts';
import type { Em } from '../../db/orm.ts';

/** The citizen's own extract of the log: who has seen or done what with what is theirs, when, and on which unit. */
export function ownLogRoutes(deps: Deps) {
  const read = async (em: Em, signedIn: SignedIn, thing: string, page: { readonly before: number | null; readonly limit: number }) => {
    const { id } = citizenOf(signedIn);
    const rows = await accessesToOwn(em, id, page);
    await logAccess(em, deps, signedIn, { action: 'read', thing, citizenId: id, runningMomentId: null, unitId: null });
    return rows.map((row) => presentOwn(row, id));
  };
  return routes()
    .openapi(page, async (c) => {
      const { before } = c.req.valid('query');
      const rows = await looking(c, deps, (em, signedIn) => read(em, signedIn, 'log', { before: before ?? null, limit: PAGE + 1 }));
      const shown = rows.slice(0, PAGE);
      return c.json({ rows: shown, next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null }, 200);
    })
    .openapi(file, async (c) => {
      const rows = await looking(c, deps, (em, signedIn) => read(em, signedIn, 'log/csv', { before: null, limit: MOST }));
      const lines = rows.map(({ at, who, title, unit, what }) => [
        localStamp('Europe/Stockholm', Date.parse(at)),
        who,
        title ?? '',
        unit ?? '',
        what,
      ]);
      return c.body(csv([['Tid', 'Vem', 'Titel', 'Enhet', 'Vad'], ...lines]), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="vem-har-last.csv"',
      });
    });
}

const PAGE = 50;
/** What a spreadsheet can hold with ease; more than that many looks at one citizen has not been seen. */
const MOST = 100_000;

const page = declare('GET /api/me/log', {
  summary: 'Who has seen or done what with what is mine',
  request: { query: z.object({ before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional() }) },
  responses: { 200: json(ownPage, 'Newest first') },
});
const file = declare('GET /api/me/log.csv', {
  summary: 'The same as a file for a spreadsheet',
  responses: { 200: { content: { 'text/csv': { schema: z.string() } }, description: 'Semicolons, UTF-8 with a byte order mark' } },
});
