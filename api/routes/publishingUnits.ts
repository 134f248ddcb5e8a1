import { z } from '@hono/zod-openapi';
import { changesSeen } from '../../db/organisationChange.ts';
import { regions } from '../../db/organisationProviders.ts';
import { obstaclesOf, setUnitActive } from '../../db/organisationUnits.ts';
import { addPublishingUnit, publishingUnit, publishingUnits, renamePublishingUnit, setResponsible } from '../../db/publishingUnits.ts';
import { grantRole, lockRoles, revokeRole } from '../../db/roles.ts';
import { administer } from '../act.ts';
import { appointed, directoryAway } from '../appoint.ts';
import { appointTo } from '../appointTo.ts';
import { body, declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { doerOf } from '../doerOf.ts';
import { askPerson, askUnit } from '../hsa.ts';
import { presentObstacles } from '../present/obstacles.ts';
import { presentChange, presentStaff } from '../present/organisation.ts';
import { looking } from '../reading.ts';
import { notFound, wrongFields } from '../refusal.ts';
import * as schema from '../schemas/organisation.ts';
import type { PublishingUnitList } from '../schemas/organisation.ts';
import { uuid } from '../schemas/parts.ts';
import { regionOf } from './careProviders.ts';
import { standsInTheWay } from './units.ts';

/** Publishing units, ordinary and for training, each with a responsible person and permission administrators (UNI-09, UNI-11). */
export function publishingUnitRoutes(deps: Deps) {
  return routes()
    .openapi(list, async (c) => {
      const answer = await looking(c, deps, async (em): Promise<PublishingUnitList> => {
        const units = await publishingUnits(em);
        return {
          units: units.map(({ region, responsible, permissionAdministrators, ...unit }) => ({
            ...unit,
            region: region.name,
            responsible: responsible === null ? null : presentStaff(responsible, false),
            permissionAdministrators: permissionAdministrators.map((each) => presentStaff(each, false)),
          })),
          regions: await regions(em),
          changes: (await changesSeen(em, 100))
            .filter(({ unit }) => unit !== null)
            .slice(0, 20)
            .map((each) => presentChange(each, false)),
        };
      });
      return c.json(answer, 200);
    })
    .openapi(add, async (c) => {
      const { hsaId, kind, responsible, permissionAdministrator, ...region } = c.req.valid('json');
      const [unit, lead, administrator] = [
        await askUnit(deps, hsaId),
        await askPerson(deps, responsible),
        await askPerson(deps, permissionAdministrator),
      ];
      if (unit.kind === 'away') throw directoryAway();
      if (unit.kind === 'unknown') throw wrongFields(NOT_ADDED, [{ question: 'hsaId', message: NOT_IN_HSA }]);
      const made = await administer(c, deps, async (em, signedIn) => {
        const by = await doerOf(em, deps, signedIn);
        const person = await appointed(em, lead, responsible, 'responsible');
        const appointee = await appointed(em, administrator, permissionAdministrator, 'permissionAdministrator');
        if (appointee.id === signedIn.id) throw wrongFields(NOT_ADDED, [{ question: 'permissionAdministrator', message: ONESELF }]);
        const id = await addPublishingUnit(
          em,
          { hsaId, name: unit.name, kind, region: await regionOf(em, region), responsible: person.id },
          by,
        );
        if (id === null) throw wrongFields(NOT_ADDED, [{ question: 'hsaId', message: 'Det finns redan en enhet med det HSA-id:t.' }]);
        await grantRole(em, { staff: appointee.id, role: 'permissionAdministrator', unit: id }, by);
        return { id };
      });
      return c.json(made, 201);
    })
    .openapi(changeOne, async (c) => {
      const { id } = c.req.valid('param');
      const { name, responsible, active, reason } = c.req.valid('json');
      const asked = responsible === undefined ? null : await askPerson(deps, responsible);
      await administer(c, deps, async (em, signedIn) => {
        const unit = await publishingUnit(em, id, true);
        const by = await doerOf(em, deps, signedIn);
        if (name !== undefined) await renamePublishingUnit(em, id, name, by);
        if (asked !== null && responsible !== undefined)
          await setResponsible(em, id, (await appointed(em, asked, responsible, 'responsible')).id, by);
        if (active === false && unit.active) {
          const inTheWay = presentObstacles(await obstaclesOf(em, id));
          if (inTheWay.running + inTheWay.pending > 0) throw standsInTheWay(inTheWay);
        }
        if (active !== undefined) await setUnitActive(em, id, active, by, reason ?? null);
        return null;
      });
      return c.body(null, 204);
    })
    .openapi(appoint, async (c) => {
      const { id } = c.req.valid('param');
      const { hsaId } = c.req.valid('json');
      const made = await appointTo(c, deps, {
        hsaId,
        to: async (em) => {
          await publishingUnit(em, id);
          return { role: 'permissionAdministrator', unit: id };
        },
        another: 'en annan nationell administratör',
        already: 'behörighetsadministratör på enheten',
      });
      return c.json(made, 201);
    })
    .openapi(remove, async (c) => {
      const { id, staff } = c.req.valid('param');
      const { reason } = c.req.valid('json');
      await administer(c, deps, async (em, signedIn) => {
        await publishingUnit(em, id);
        await lockRoles(em, id);
        const by = await doerOf(em, deps, signedIn);
        if (!(await revokeRole(em, { staff, role: 'permissionAdministrator', unit: id }, by, reason ?? null))) throw notFound();
        return null;
      });
      return c.body(null, 204);
    });
}

const NOT_ADDED = 'Utgivarenheten gick inte att lägga till.';
const NOT_IN_HSA = 'Enheten finns inte i HSA. Den behöver läggas upp där först.';
const ONESELF = 'Ingen utser sig själv. Be en annan nationell administratör.';

const one = z.object({ id: uuid });
const list = declare('GET /api/admin/publishing-units', {
  summary: 'Publishing units, ordinary and for training',
  responses: { 200: json(schema.publishingUnitList, 'Publishing units, regions to choose from, and what was changed lately') },
});
const add = declare('POST /api/admin/publishing-units', {
  summary: 'Make a publishing unit with its responsible person and a permission administrator',
  request: { body: body(schema.addPublishingUnit) },
  responses: { 201: json(schema.made, 'Made') },
});
const changeOne = declare('PATCH /api/admin/publishing-units/{id}', {
  summary: 'Rename, make another responsible, activate or inactivate',
  request: { params: one, body: body(schema.changePublishingUnit) },
  responses: { 204: { description: 'Changed' } },
});
const appoint = declare('POST /api/admin/publishing-units/{id}/permission-administrators', {
  summary: 'Appoint a permission administrator',
  request: { params: one, body: body(schema.appoint) },
  responses: { 201: json(schema.made, 'Appointed; the id of the person') },
});
const remove = declare('DELETE /api/admin/publishing-units/{id}/permission-administrators/{staff}', {
  summary: 'Take the role back from a permission administrator',
  request: { params: z.object({ id: uuid, staff: uuid }), body: body(schema.withReasonIfAny) },
  responses: { 204: { description: 'Taken' } },
});
