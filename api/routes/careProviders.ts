import { z } from '@hono/zod-openapi';
import { changesSeen } from '../../db/organisationChange.ts';
import { addCareProvider, careProvider, careProviders, keepRegion, regions } from '../../db/organisationProviders.ts';
import type { Em } from '../../db/orm.ts';
import { lockRoles, revokeRole } from '../../db/roles.ts';
import { administer } from '../act.ts';
import { directoryAway } from '../appoint.ts';
import { appointTo } from '../appointTo.ts';
import { body, declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { doerOf } from '../doerOf.ts';
import { askUnit } from '../hsa.ts';
import type { AskedUnit } from '../hsa.ts';
import { presentChange, presentStaff } from '../present/organisation.ts';
import { looking } from '../reading.ts';
import { notFound, wrongFields } from '../refusal.ts';
import * as schema from '../schemas/organisation.ts';
import type { CareProviderList } from '../schemas/organisation.ts';
import { uuid } from '../schemas/parts.ts';

/** Care providers and who administers them: the national administrator's (ROL-03, UNI-10). */
export function careProviderRoutes(deps: Deps) {
  return routes()
    .openapi(list, async (c) => {
      const answer = await looking(
        c,
        deps,
        async (em): Promise<CareProviderList> => ({
          providers: (await careProviders(em)).map(({ region, administrators, ...provider }) => ({
            ...provider,
            region: region.name,
            administrators: administrators.map((each) => presentStaff(each, false)),
          })),
          regions: await regions(em),
          changes: (await changesSeen(em, 50))
            .filter(({ careProvider: of }) => of !== null)
            .slice(0, 20)
            .map((each) => presentChange(each, false)),
        }),
      );
      return c.json(answer, 200);
    })
    .openapi(add, async (c) => {
      const { hsaId, ...region } = c.req.valid('json');
      const asked = providerIn(await askUnit(deps, hsaId), hsaId);
      const made = await administer(c, deps, async (em, signedIn) => {
        const by = await doerOf(em, deps, signedIn);
        const id = await addCareProvider(em, { hsaId, ...asked, region: await regionOf(em, region) }, by);
        if (id === null) throw wrongFields(NOT_ADDED, [{ question: 'hsaId', message: 'Vårdgivaren är redan ansluten.' }]);
        return { id };
      });
      return c.json(made, 201);
    })
    .openapi(appoint, async (c) => {
      const { id } = c.req.valid('param');
      const { hsaId } = c.req.valid('json');
      const made = await appointTo(c, deps, {
        hsaId,
        to: async (em) => ({
          role: 'careProviderAdministrator',
          careProvider: id,
          commissionAt: { careProvider: await careProvider(em, id) },
        }),
        another: 'en annan nationell administratör',
        already: 'administratör för vårdgivaren',
      });
      return c.json(made, 201);
    })
    .openapi(remove, async (c) => {
      const { id, staff } = c.req.valid('param');
      const { reason } = c.req.valid('json');
      await administer(c, deps, async (em, signedIn) => {
        await lockRoles(em, id);
        const by = await doerOf(em, deps, signedIn);
        if (!(await revokeRole(em, { staff, role: 'careProviderAdministrator', careProvider: id }, by, reason ?? null))) throw notFound();
        return null;
      });
      return c.body(null, 204);
    });
}

/** The region that was chosen, or a new one by its name. */
export async function regionOf(em: Em, given: { region?: string | undefined; newRegion?: string | undefined }): Promise<string> {
  const { region, newRegion } = given;
  if (region !== undefined && (await regions(em)).some(({ id }) => id === region)) return region;
  if (region === undefined && newRegion !== undefined) return keepRegion(em, newRegion);
  throw wrongFields(NOT_ADDED, [{ question: 'region', message: 'Välj en region.' }]);
}

/** What HSA says of a care provider. The id of a unit of its is told apart, with the care provider's own. */
function providerIn(asked: AskedUnit, hsaId: string): { name: string; organisationNumber: string | null } {
  if (asked.kind === 'away') throw directoryAway();
  if (asked.kind === 'unknown') throw notAdded('Vårdgivaren finns inte i HSA. Den behöver läggas upp där först.');
  const { name, belongsTo } = asked;
  if (belongsTo !== null && belongsTo.careProvider.hsaId !== hsaId)
    throw notAdded(`HSA-id:t hör till en enhet hos ${belongsTo.careProvider.name}. Vårdgivarens eget är ${belongsTo.careProvider.hsaId}.`);
  return { name, organisationNumber: belongsTo?.careProvider.organisationNumber ?? null };
}

const notAdded = (message: string) => wrongFields(NOT_ADDED, [{ question: 'hsaId', message }]);
const NOT_ADDED = 'Det gick inte att lägga till.';

const list = declare('GET /api/admin/care-providers', {
  summary: 'Care providers with their administrators',
  responses: { 200: json(schema.careProviderList, 'Care providers, regions to choose from, and what was changed lately') },
});
const add = declare('POST /api/admin/care-providers', {
  summary: 'Connect a care provider by its HSA id',
  request: { body: body(schema.addCareProvider) },
  responses: { 201: json(schema.made, 'Connected') },
});
const appoint = declare('POST /api/admin/care-providers/{id}/administrators', {
  summary: 'Appoint a care provider administrator',
  request: { params: z.object({ id: uuid }), body: body(schema.appoint) },
  responses: { 201: json(schema.made, 'Appointed; the id of the person') },
});
const remove = declare('DELETE /api/admin/care-providers/{id}/administrators/{staff}', {
  summary: 'Take the role back from a care provider administrator',
  request: { params: z.object({ id: uuid, staff: uuid }), body: body(schema.withReasonIfAny) },
  responses: { 204: { description: 'Taken' } },
});
