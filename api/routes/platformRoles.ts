import { z } from '@hono/zod-openapi';
import { changesSeen } from '../../db/organisationChange.ts';
import { platformRoles } from '../../db/organisationProviders.ts';
import { lockRoles, revokeRole } from '../../db/roles.ts';
import { administer } from '../act.ts';
import { appointTo } from '../appointTo.ts';
import { body, declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { doerOf } from '../doerOf.ts';
import { roleNames } from '../policy/roleNames.ts';
import { presentChange, presentStaff } from '../present/organisation.ts';
import { looking } from '../reading.ts';
import { conflict, notFound } from '../refusal.ts';
import * as schema from '../schemas/organisation.ts';
import type { PlatformRoleList } from '../schemas/organisation.ts';
import { uuid } from '../schemas/parts.ts';

/** National and system administrators (ROL-03). The last national administrator stays, and nobody takes the own role away by mistake. */
export function platformRoleRoutes(deps: Deps) {
  return routes()
    .openapi(list, async (c) => {
      const answer = await looking(c, deps, async (em, signedIn): Promise<PlatformRoleList> => {
        const held = (await platformRoles(em)).flatMap(({ staff, role }) => {
          const known = schema.platformRole.options.find((each) => each === role);
          return known === undefined ? [] : [{ staff, role: known }];
        });
        const people = [...new Map(held.map(({ staff }) => [staff.id, staff])).values()];
        return {
          people: people.map((person) => ({
            ...presentStaff(person, false),
            roles: held.filter(({ staff }) => staff.id === person.id).map(({ role }) => role),
            oneself: person.id === signedIn.id,
          })),
          roles: schema.platformRole.options.map((role) => ({
            role,
            ...roleNames[role],
            holders: held.filter((each) => each.role === role && each.staff.active).length,
          })),
          changes: (await changesSeen(em, 100))
            .filter(({ unit, careProvider }) => unit === null && careProvider === null)
            .slice(0, 20)
            .map((each) => presentChange(each, false)),
        };
      });
      return c.json(answer, 200);
    })
    .openapi(give, async (c) => {
      const { hsaId, role, reason } = c.req.valid('json');
      const made = await appointTo(c, deps, {
        hsaId,
        to: async () => ({ role }),
        another: 'en annan nationell administratör',
        already: roleNames[role].name.toLowerCase(),
        reason: reason ?? null,
      });
      return c.json(made, 201);
    })
    .openapi(take, async (c) => {
      const { staff, role } = c.req.valid('param');
      const { reason, oneself } = c.req.valid('json');
      await administer(c, deps, async (em, signedIn) => {
        await lockRoles(em, 'platform');
        const held = await platformRoles(em);
        const others = held.filter((each) => each.role === role && each.staff.active && each.staff.id !== staff);
        if (!held.some((each) => each.role === role && each.staff.id === staff)) throw notFound();
        if (role === 'nationalAdministrator' && others.length === 0) throw conflict('lastNationalAdministrator', LAST);
        if (staff === signedIn.id && oneself !== true) throw conflict('oneself', YOURSELF);
        if (!(await revokeRole(em, { staff, role }, await doerOf(em, deps, signedIn), reason ?? null))) throw notFound();
        return null;
      });
      return c.body(null, 204);
    });
}

const LAST = 'Det måste alltid finnas minst en nationell administratör. Utse en till först.';
const YOURSELF = 'Rollen är din egen. Bekräfta att du vill ta bort den från dig själv.';

const list = declare('GET /api/admin/platform-roles', {
  summary: 'National and system administrators',
  responses: { 200: json(schema.platformRoleList, 'Who has which role, and what was changed lately') },
});
const give = declare('POST /api/admin/platform-roles', {
  summary: 'Give a role on the platform',
  request: { body: body(schema.givePlatformRole) },
  responses: { 201: json(schema.made, 'Given; the id of the person') },
});
const take = declare('DELETE /api/admin/platform-roles/{staff}/{role}', {
  summary: 'Take a role on the platform back',
  request: { params: z.object({ staff: uuid, role: schema.platformRole }), body: body(schema.takePlatformRole) },
  responses: { 204: { description: 'Taken' } },
});
