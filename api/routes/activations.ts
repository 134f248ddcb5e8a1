import { z } from '@hono/zod-openapi';
import { activate as activateOn, endActivation, providersUnits } from '../../db/catalogueActivations.ts';
import { catalogueVersions, isAvailableTo } from '../../db/catalogueVersions.ts';
import { administer } from '../act.ts';
import { body, declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { administratorOf } from '../reading.ts';
import { notFound, wrongFields } from '../refusal.ts';
import { activate, activated, done } from '../schemas/catalogueAdmin.ts';
import { uuid } from '../schemas/parts.ts';
import type { SignedIn } from '../signedIn.ts';

/** Which versions a care provider's units may start (DES-14, DES-15). */
export function activationRoutes(deps: Deps) {
  return routes()
    .openapi(begin, async (c) => {
      const { momentVersion, units } = c.req.valid('json');
      const answer = await administer(c, deps, async (em, signedIn) => {
        const careProvider = providerOf(signedIn);
        const versions = await catalogueVersions(em, { kind: 'careProvider', careProvider });
        if (!versions.some((version) => version.id === momentVersion && isAvailableTo(version, careProvider)))
          throw wrongFields('Versionen går inte att aktivera.', [
            { question: 'momentVersion', message: 'Versionen finns inte i katalogen, eller är inte till för vårdgivaren.' },
          ]);
        const own = new Map((await providersUnits(em, careProvider)).map((unit) => [unit.id, unit]));
        const wrong = units.flatMap((unit, index) => {
          const found = own.get(unit);
          if (found?.active === true) return [];
          return [
            {
              question: `units.${index}`,
              message: found === undefined ? 'Enheten är inte en av vårdgivarens.' : `${found.name} är inte aktiv. Aktivera enheten först.`,
            },
          ];
        });
        if (wrong.length > 0) throw wrongFields('Versionen går inte att aktivera på alla enheter.', wrong);
        const at = await deps.clock.now(em);
        const activations = [];
        for (const unit of [...new Set(units)].toSorted()) {
          const { id, reachesRunning } = await activateOn(em, { unit, momentVersion, by: signedIn.id, at });
          activations.push({ id, unit, reachesRunning });
        }
        return { activations };
      });
      return c.json(answer, 200);
    })
    .openapi(end, async (c) => {
      await administer(c, deps, async (em, signedIn) => {
        providerOf(signedIn);
        if (!(await endActivation(em, c.req.valid('param').id, signedIn.id, await deps.clock.now(em)))) throw notFound();
        return {};
      });
      return c.json({}, 200);
    });
}

function providerOf(signedIn: SignedIn): string {
  const { place } = administratorOf(signedIn);
  if (place.kind !== 'careProvider') throw notFound();
  return place.id;
}

const begin = declare('POST /api/admin/activations', {
  summary: 'Activate a published version on units of the own care provider',
  description:
    'On all of them or on none. A version that is active already stays so. `reachesRunning` says that running moments of an older minor version may take it.',
  request: { body: body(activate) },
  responses: { 200: json(activated, 'Active') },
});
const end = declare('POST /api/admin/activations/{id}/end', {
  summary: 'End an activation: nothing new starts by it, and what runs goes on',
  request: { params: z.object({ id: uuid }) },
  responses: { 200: json(done, 'Ended') },
});
