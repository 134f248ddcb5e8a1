import { z } from '@hono/zod-openapi';
import type { Em } from '../../db/orm.ts';
import { staffWithRoles } from '../../db/rolesOnUnit.ts';
import { addUserGroup, changeUserGroup, userGroupsOf } from '../../db/userGroups.ts';
import { administer } from '../act.ts';
import { body, declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { doerOf } from '../doerOf.ts';
import { presentStaff } from '../present/organisation.ts';
import { looking, staffOf } from '../reading.ts';
import { notFound, wrongFields } from '../refusal.ts';
import * as schema from '../schemas/organisation.ts';
import { uuid } from '../schemas/parts.ts';
import type { SignedIn } from '../signedIn.ts';

/** User groups of a publishing unit: who may together edit a moment (ROL-20, DES-27). A unit of care has none. */
export function userGroupRoutes(deps: Deps) {
  return routes()
    .openapi(list, async (c) => {
      const answer = await looking(c, deps, async (em, signedIn) => {
        const unit = publishingUnitOf(signedIn);
        return {
          groups: (await userGroupsOf(em, unit)).map(({ members, ...group }) => ({
            ...group,
            members: members.map((each) => presentStaff(each, true)),
          })),
          candidates: (await staffWithRoles(em, unit)).map(({ staff }) => presentStaff(staff, true)),
        };
      });
      return c.json(answer, 200);
    })
    .openapi(add, async (c) => {
      const { name, members } = c.req.valid('json');
      const made = await administer(c, deps, async (em, signedIn) => {
        const unit = publishingUnitOf(signedIn);
        await demandRoles(em, unit, members);
        const id = await addUserGroup(em, { unit, name, members }, await doerOf(em, deps, signedIn));
        if (id === null) throw nameTaken();
        return { id };
      });
      return c.json(made, 201);
    })
    .openapi(change, async (c) => {
      const { id } = c.req.valid('param');
      const { name, members } = c.req.valid('json');
      await administer(c, deps, async (em, signedIn) => {
        const unit = publishingUnitOf(signedIn);
        await demandRoles(em, unit, members);
        if (!(await changeUserGroup(em, { id, unit, name, members }, await doerOf(em, deps, signedIn)))) throw nameTaken();
        return null;
      });
      return c.body(null, 204);
    });
}

function publishingUnitOf(signedIn: SignedIn): string {
  const { unit } = staffOf(signedIn);
  if (unit.kind === 'care') throw notFound();
  return unit.id;
}

/** Only those with a role on the unit can be in its groups. */
async function demandRoles(em: Em, unit: string, members: readonly string[]): Promise<void> {
  const known = new Set((await staffWithRoles(em, unit)).map(({ staff }) => staff.id));
  if (members.some((each) => !known.has(each)))
    throw wrongFields('Gruppen gick inte att spara.', [{ question: 'members', message: 'Välj bland dem som har en roll på enheten.' }]);
}

const nameTaken = () =>
  wrongFields('Gruppen gick inte att spara.', [{ question: 'name', message: 'Det finns redan en grupp med det namnet.' }]);

const list = declare('GET /api/unit/user-groups', {
  summary: "The publishing unit's user groups",
  responses: { 200: json(schema.userGroupList, 'Groups with their members, and who may be in one') },
});
const add = declare('POST /api/unit/user-groups', {
  summary: 'Make a user group',
  request: { body: body(schema.userGroup) },
  responses: { 201: json(schema.made, 'Made') },
});
const change = declare('PUT /api/unit/user-groups/{id}', {
  summary: 'Give a group this name and these members',
  request: { params: z.object({ id: uuid }), body: body(schema.userGroup) },
  responses: { 204: { description: 'Changed' } },
});
