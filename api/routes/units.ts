import { z } from '@hono/zod-openapi';
import { changesSeen } from '../../db/organisationChange.ts';
import { careProvider } from '../../db/organisationProviders.ts';
import { addUnit, keepCareUnit, obstaclesOf, setUnitActive, unitOfProvider, unitsOfProvider } from '../../db/organisationUnits.ts';
import { lockRoles, revokeRole } from '../../db/roles.ts';
import { administer } from '../act.ts';
import { directoryAway } from '../appoint.ts';
import { appointTo } from '../appointTo.ts';
import { body, declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { doerOf } from '../doerOf.ts';
import { askUnit } from '../hsa.ts';
import { presentObstacles } from '../present/obstacles.ts';
import { presentChange, presentStaff } from '../present/organisation.ts';
import { administratorOf, looking } from '../reading.ts';
import { conflict, notFound, wrongFields } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import * as schema from '../schemas/organisation.ts';
import type { Obstacles, UnitList } from '../schemas/organisation.ts';
import { uuid } from '../schemas/parts.ts';
import type { SignedIn } from '../signedIn.ts';

/** The own care provider's units: added by HSA id, opened and closed, each with its permission administrators (ROL-10, UNI-06–08). */
export function unitRoutes(deps: Deps) {
  return routes()
    .openapi(list, async (c) => {
      const answer = await looking(c, deps, async (em, signedIn): Promise<UnitList> => {
        const provider = await careProvider(em, providerOf(signedIn));
        return {
          careProvider: provider.name,
          units: (await unitsOfProvider(em, provider.id)).map(({ careUnit, permissionAdministrators, ...unit }) => ({
            ...unit,
            careUnit: careUnit.name,
            permissionAdministrators: permissionAdministrators.map((each) => presentStaff(each, false)),
          })),
          changes: (await changesSeen(em, 20)).map((each) => presentChange(each, false)),
        };
      });
      return c.json(answer, 200);
    })
    .openapi(add, async (c) => {
      const { hsaId } = c.req.valid('json');
      const asked = await askUnit(deps, hsaId);
      if (asked.kind === 'away') throw directoryAway();
      if (asked.kind === 'unknown') throw notAdded('Enheten finns inte i HSA. Den behöver läggas upp där först.');
      const { name, belongsTo } = asked;
      if (belongsTo === null) throw notAdded('Enheten är inte kopplad till någon vårdenhet i HSA. Koppla den där först.');
      const made = await administer(c, deps, async (em, signedIn) => {
        const provider = await careProvider(em, providerOf(signedIn));
        if (belongsTo.careProvider.hsaId !== provider.hsaId) throw notAdded(`Enheten hör inte till ${provider.name} i HSA.`);
        const careUnit = await keepCareUnit(em, provider.id, belongsTo.careUnit);
        if (careUnit === null) throw notAdded(`Enhetens vårdenhet hör inte till ${provider.name} här.`);
        const id = await addUnit(em, { hsaId, name, careUnit }, await doerOf(em, deps, signedIn));
        if (id === null) throw notAdded('Enheten är redan tillagd.');
        return { id };
      });
      return c.json(made, 201);
    })
    .openapi(obstacles, async (c) => {
      const { id } = c.req.valid('param');
      const answer = await looking(c, deps, async (em, signedIn) => {
        await unitOfProvider(em, providerOf(signedIn), id);
        return presentObstacles(await obstaclesOf(em, id));
      });
      return c.json(answer, 200);
    })
    .openapi(activate, async (c) => {
      const { id } = c.req.valid('param');
      const { reason } = c.req.valid('json');
      await administer(c, deps, async (em, signedIn) => {
        await unitOfProvider(em, providerOf(signedIn), id);
        await setUnitActive(em, id, true, await doerOf(em, deps, signedIn), reason ?? null);
        return null;
      });
      return c.body(null, 204);
    })
    .openapi(inactivate, async (c) => {
      const { id } = c.req.valid('param');
      const { reason } = c.req.valid('json');
      await administer(c, deps, async (em, signedIn) => {
        const unit = await unitOfProvider(em, providerOf(signedIn), id, true);
        const inTheWay = presentObstacles(await obstaclesOf(em, id));
        if (unit.active && inTheWay.moments.length > 0) throw standsInTheWay(inTheWay);
        await setUnitActive(em, id, false, await doerOf(em, deps, signedIn), reason ?? null);
        return null;
      });
      return c.body(null, 204);
    })
    .openapi(appoint, async (c) => {
      const { id } = c.req.valid('param');
      const { hsaId } = c.req.valid('json');
      const made = await appointTo(c, deps, {
        hsaId,
        to: async (em, signedIn) => {
          const { careUnit } = await unitOfProvider(em, providerOf(signedIn), id);
          return { role: 'permissionAdministrator', unit: id, commissionAt: { careUnit } };
        },
        another: 'en annan vårdgivaradministratör',
        already: 'behörighetsadministratör på enheten',
      });
      return c.json(made, 201);
    })
    .openapi(remove, async (c) => {
      const { id, staff } = c.req.valid('param');
      const { reason } = c.req.valid('json');
      await administer(c, deps, async (em, signedIn) => {
        await unitOfProvider(em, providerOf(signedIn), id);
        await lockRoles(em, id);
        const by = await doerOf(em, deps, signedIn);
        if (!(await revokeRole(em, { staff, role: 'permissionAdministrator', unit: id }, by, reason ?? null))) throw notFound();
        return null;
      });
      return c.body(null, 204);
    });
}

/** 409 with what must be dealt with first, in the order of closing (UNI-07). */
export const standsInTheWay = (found: Obstacles): Refusal =>
  conflict('obstacles', 'Enheten kan inte inaktiveras än. Avsluta eller lämna över det som pågår, och gallra det som är avslutat.', {
    running: found.running,
    pending: found.pending,
    unpurged: found.unpurged,
  });

const notAdded = (message: string): Refusal => wrongFields('Enheten gick inte att lägga till.', [{ question: 'hsaId', message }]);

function providerOf(signedIn: SignedIn): string {
  const { place } = administratorOf(signedIn);
  if (place.kind !== 'careProvider') throw notFound();
  return place.id;
}

const one = { params: z.object({ id: uuid }) };
const list = declare('GET /api/admin/units', {
  summary: "The care provider's units",
  responses: { 200: json(schema.unitList, 'Units, and what was changed lately') },
});
const add = declare('POST /api/admin/units', {
  summary: 'Add a unit by its HSA id',
  request: { body: body(schema.appoint) },
  responses: { 201: json(schema.made, 'Added') },
});
const obstacles = declare('GET /api/admin/units/{id}/obstacles', {
  summary: 'What stands in the way of closing the unit',
  request: one,
  responses: { 200: json(schema.obstacles, 'Running, pending and unpurged moments, without citizens') },
});
const activate = declare('POST /api/admin/units/{id}/activate', {
  summary: 'Let work begin on the unit',
  request: { ...one, body: body(schema.withReasonIfAny) },
  responses: { 204: { description: 'Active' } },
});
const inactivate = declare('POST /api/admin/units/{id}/inactivate', {
  summary: 'Close the unit',
  request: { ...one, body: body(schema.withReasonIfAny) },
  responses: { 204: { description: 'Inactive' } },
});
const appoint = declare('POST /api/admin/units/{id}/permission-administrators', {
  summary: 'Appoint a permission administrator',
  request: { ...one, body: body(schema.appoint) },
  responses: { 201: json(schema.made, 'Appointed; the id of the person') },
});
const remove = declare('DELETE /api/admin/units/{id}/permission-administrators/{staff}', {
  summary: 'Take the role back from a permission administrator',
  request: { params: z.object({ id: uuid, staff: uuid }), body: body(schema.withReasonIfAny) },
  responses: { 204: { description: 'Taken' } },
});
