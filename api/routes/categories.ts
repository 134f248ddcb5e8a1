import { z } from '@hono/zod-openapi';
import { categories, changeCategory, makeCategory } from '../../db/categories.ts';
import { administer } from '../act.ts';
import { body, declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { looking, staffOf } from '../reading.ts';
import { wrongFields } from '../refusal.ts';
import { category, changeCategory as changeBody, makeCategory as makeBody } from '../schemas/category.ts';
import { uuid } from '../schemas/parts.ts';

/** What a unit sorts its running moments by (ROL-12). */
export function categoryRoutes(deps: Deps) {
  return routes()
    .openapi(list, async (c) => {
      const found = await looking(c, deps, (em, signedIn) => categories(em, staffOf(signedIn).unit.id));
      return c.json([...found], 200);
    })
    .openapi(make, async (c) => {
      const { name } = c.req.valid('json');
      const made = await administer(c, deps, async (em, signedIn) => {
        const { unit, id } = staffOf(signedIn);
        return (await makeCategory(em, { unit: unit.id, name, by: id, at: await deps.clock.now(em) })) ?? refuseName();
      });
      return c.json(made, 201);
    })
    .openapi(change, async (c) => {
      const { name, retired } = c.req.valid('json');
      const { id } = c.req.valid('param');
      const changed = await administer(c, deps, async (em, signedIn) => {
        const { unit } = staffOf(signedIn);
        return (await changeCategory(em, { id, unit: unit.id, name, retired, at: await deps.clock.now(em) })) ?? refuseName();
      });
      return c.json(changed, 200);
    });
}

function refuseName(): never {
  throw wrongFields('Kategorin går inte att spara.', [{ question: 'name', message: 'Enheten har redan en kategori med det namnet.' }]);
}

const list = declare('GET /api/unit/categories', {
  summary: "The unit's categories",
  responses: { 200: json(z.array(category), 'By name, retired ones last') },
});
const make = declare('POST /api/unit/categories', {
  summary: 'Make a category',
  request: { body: body(makeBody) },
  responses: { 201: json(category, 'Made') },
});
const change = declare('PATCH /api/unit/categories/{id}', {
  summary: 'Rename a category, retire it, or take it into use again',
  request: { params: z.object({ id: uuid }), body: body(changeBody) },
  responses: { 200: json(category, 'Saved') },
});
