import { z } from '@hono/zod-openapi';
import { readSharedForm, sharedForms, type SharedFormRow } from '../../db/sharedForms.ts';
import { declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { iso } from '../present/running.ts';
import { reading, staffOf } from '../reading.ts';
import { notFound } from '../refusal.ts';
import { sharedForm, sharedFormWhole } from '../schemas/sharedForm.ts';

/** Forms of the publishing unit and their versions (FRM-24). Nothing in them is anybody's. */
export function sharedFormRoutes(deps: Deps) {
  return routes()
    .openapi(list, async (c) => {
      const rows = await reading(c, deps, (em, signedIn) => sharedForms(em, staffOf(signedIn).unit.id));
      return c.json(rows.map(present), 200);
    })
    .openapi(one, async (c) => {
      const { form, version } = c.req.valid('param');
      const row = await reading(c, deps, (em, signedIn) => readSharedForm(em, form, version, staffOf(signedIn).unit.id));
      if (row === null) throw notFound();
      return c.json({ ...present(row), document: row.document as Record<string, unknown> }, 200);
    });
}

const present = ({ id, version, title, document, publishedAt, momentVersion }: SharedFormRow) => ({
  id,
  version,
  title,
  minutes: document.minutes ?? null,
  publishedAt: iso(publishedAt),
  momentVersion,
});

const list = declare('GET /api/shared-forms', {
  summary: 'Forms of the publishing unit, every version',
  responses: { 200: json(z.array(sharedForm), 'By title, the newest version of each first') },
});
const one = declare('GET /api/shared-forms/{form}/{version}', {
  summary: 'One version of a form, whole',
  request: { params: z.object({ form: z.string().max(60), version: z.string().max(20) }) },
  responses: { 200: json(sharedFormWhole, 'The form') },
});
