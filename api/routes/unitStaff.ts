import { z } from '@hono/zod-openapi';
import { changesSeen } from '../../db/organisationChange.ts';
import type { Doer } from '../../db/organisationChange.ts';
import type { Em } from '../../db/orm.ts';
import { grantRole, lockRoles, revokeRole } from '../../db/roles.ts';
import { setSuspended, staffWithRoles, unitItself, usersOfRole } from '../../db/rolesOnUnit.ts';
import type { UnitStaff } from '../../db/rolesOnUnit.ts';
import type { UnitRole } from '../../db/role.ts';
import { leaveUserGroups } from '../../db/userGroups.ts';
import { administer } from '../act.ts';
import { appointed, demandCommission, keepTold } from '../appoint.ts';
import { body, declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { doerOf } from '../doerOf.ts';
import { askPerson } from '../hsa.ts';
import { grantable } from '../policy/grantable.ts';
import { presentUnitStaff } from '../present/unitStaff.ts';
import { looking, staffOf } from '../reading.ts';
import { conflict, notFound, wrongFields } from '../refusal.ts';
import * as schema from '../schemas/organisation.ts';
import { uuid } from '../schemas/parts.ts';

/** The unit's staff and their roles, by its permission administrator (ROL-05, ROL-11). */
export function unitStaffRoutes(deps: Deps) {
  return routes()
    .openapi(list, async (c) => {
      const answer = await looking(c, deps, async (em, signedIn) => {
        const { unit } = staffOf(signedIn);
        const { careUnit } = await unitItself(em, unit.id);
        return presentUnitStaff(
          { ...unit, careUnit: careUnit?.name ?? null },
          await staffWithRoles(em, unit.id),
          await changesSeen(em, 20, unit.id),
          signedIn.id,
        );
      });
      return c.json(answer, 200);
    })
    .openapi(add, async (c) => {
      const { hsaId, roles, reason } = c.req.valid('json');
      const asked = await askPerson(deps, hsaId);
      const made = await administer(c, deps, async (em, signedIn) => {
        const { unit } = staffOf(signedIn);
        demandGrantable(unit.kind, roles);
        const person = await appointed(em, asked, hsaId);
        const { careUnit } = await unitItself(em, unit.id);
        if (careUnit !== null) await demandCommission(em, asked, person, { careUnit });
        if (person.id === signedIn.id) demandReason(reason);
        await lockRoles(em, unit.id);
        const known = (await staffWithRoles(em, unit.id)).find(({ staff }) => staff.id === person.id);
        if (known?.roles.some((role) => role !== 'permissionAdministrator') === true)
          throw conflict('alreadyHas', 'Personen finns redan på enheten. Ändra rollerna i listan.');
        const by = await doerOf(em, deps, signedIn);
        for (const role of new Set(roles)) await grantRole(em, { staff: person.id, role, unit: unit.id }, by, reason ?? null);
        return { id: person.id };
      });
      await keepTold(deps, asked, made.id);
      return c.json(made, 201);
    })
    .openapi(setRoles, async (c) => {
      const { id } = c.req.valid('param');
      const { roles, was, reason, override } = c.req.valid('json');
      await administer(c, deps, async (em, signedIn) => {
        const { unit } = staffOf(signedIn);
        demandGrantable(unit.kind, roles);
        const known = await heldBy(em, unit.id, id);
        const held = known.roles.filter((role) => role !== 'permissionAdministrator');
        if (!sameSet(held, was)) throw conflict('stale', STALE, { roles: held });
        if (known.suspended) throw conflict('suspended', 'Personen är inaktiverad på enheten. Aktivera först.');
        const taken = held.filter((role) => !roles.some((each) => each === role));
        const given = roles.filter((role) => !held.includes(role));
        if (given.length > 0 && id === signedIn.id) demandReason(reason);
        if (taken.includes('citizenAdministrator')) await demandAnother(em, unit.id, id, override === true ? reason : undefined);
        const by = await doerOf(em, deps, signedIn);
        await changeRoles(em, { staff: id, unit: unit.id, taken, given }, by, reason ?? null);
        if (roles.length === 0 && !known.roles.includes('permissionAdministrator')) await leaveUserGroups(em, unit.id, id);
        return null;
      });
      return c.body(null, 204);
    })
    .openapi(inactivate, async (c) => {
      const { id } = c.req.valid('param');
      const { reason, override } = c.req.valid('json');
      await administer(c, deps, async (em, signedIn) => {
        const { unit } = staffOf(signedIn);
        const known = await heldBy(em, unit.id, id);
        if (known.roles.includes('permissionAdministrator')) throw conflict('permissionAdministrator', APPOINTED_ELSEWHERE);
        if (known.roles.includes('citizenAdministrator')) await demandAnother(em, unit.id, id, override === true ? reason : undefined);
        await setSuspended(em, { staff: id, unit: unit.id }, true, await doerOf(em, deps, signedIn), reason ?? null);
        return null;
      });
      return c.body(null, 204);
    })
    .openapi(activate, async (c) => {
      const { id } = c.req.valid('param');
      const { reason } = c.req.valid('json');
      await administer(c, deps, async (em, signedIn) => {
        const { unit } = staffOf(signedIn);
        await heldBy(em, unit.id, id);
        await setSuspended(em, { staff: id, unit: unit.id }, false, await doerOf(em, deps, signedIn), reason ?? null);
        return null;
      });
      return c.body(null, 204);
    });
}

/** The person's roles on the unit, held until the transaction ends. Whoever has none is unknown here. */
async function heldBy(em: Em, unit: string, staff: string): Promise<UnitStaff> {
  await lockRoles(em, unit);
  const known = (await staffWithRoles(em, unit)).find((each) => each.staff.id === staff);
  if (known === undefined) throw notFound();
  return known;
}

async function changeRoles(
  em: Em,
  change: { staff: string; unit: string; taken: readonly UnitRole[]; given: readonly UnitRole[] },
  by: Doer,
  reason: string | null,
): Promise<void> {
  const { staff, unit, taken, given } = change;
  for (const role of taken) await revokeRole(em, { staff, role, unit }, by, reason);
  for (const role of given) await grantRole(em, { staff, role, unit }, by, reason);
}

/** Somebody else can be citizen administrator on the unit after this; or it is said why nobody is to be (ERR-12, ROL-19). */
async function demandAnother(em: Em, unit: string, staff: string, why: string | undefined): Promise<void> {
  const users = await usersOfRole(em, unit, 'citizenAdministrator');
  if (!users.includes(staff) || users.some((id) => id !== staff) || why !== undefined) return;
  throw conflict(
    'lastCitizenAdministrator',
    'Det är enhetens sista invånaradministratör. Ge rollen till någon annan först, eller skriv varför enheten ska vara utan.',
  );
}

function demandGrantable(kind: keyof typeof grantable, roles: readonly UnitRole[]): void {
  const allowed: readonly UnitRole[] = grantable[kind];
  if (roles.every((role) => allowed.includes(role))) return;
  throw wrongFields('Rollerna gick inte att spara.', [{ question: 'roles', message: 'Någon av rollerna finns inte på en sådan enhet.' }]);
}

function demandReason(reason: string | undefined): void {
  if (reason === undefined)
    throw wrongFields('Skriv varför du ger dig själv en roll.', [
      { question: 'reason', message: 'Skriv varför. Det syns i listan över ändringar.' },
    ]);
}

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  new Set(one).size === new Set(other).size && one.every((each) => other.includes(each));

const STALE = 'Rollerna har ändrats av någon annan sedan du öppnade listan. Läs om och gör om din ändring.';
const APPOINTED_ELSEWHERE =
  'Personen är behörighetsadministratör. Den rollen tas bort av den som gav den, innan personen kan inaktiveras här.';

const one = { params: z.object({ id: uuid }) };
const list = declare('GET /api/unit/staff', {
  summary: "The unit's staff with their roles",
  responses: { 200: json(schema.unitStaffList, 'Staff, the roles that can be given here, and what was changed lately') },
});
const add = declare('POST /api/unit/staff', {
  summary: 'Add a member of staff with roles',
  request: { body: body(schema.addUnitStaff) },
  responses: { 201: json(schema.made, 'Added; the id of the person') },
});
const setRoles = declare('PUT /api/unit/staff/{id}/roles', {
  summary: 'Give a person these roles on the unit, and no others',
  request: { ...one, body: body(schema.setUnitRoles) },
  responses: { 204: { description: 'Changed' } },
});
const inactivate = declare('POST /api/unit/staff/{id}/inactivate', {
  summary: "Suspend a person's roles on the unit",
  request: { ...one, body: body(schema.inactivateStaff) },
  responses: { 204: { description: 'Inactive on the unit' } },
});
const activate = declare('POST /api/unit/staff/{id}/activate', {
  summary: "Let a person's roles on the unit hold again",
  request: { ...one, body: body(schema.withReasonIfAny) },
  responses: { 204: { description: 'Active on the unit' } },
});
