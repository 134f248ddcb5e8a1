import { z } from '@hono/zod-openapi';
import { isBroken } from '../../compiler/document/guard.ts';
import { catalogue as catalogueOf, momentVersions } from '../../db/moments.ts';
import { findCitizens, staffOfUnit } from '../../db/people.ts';
import type { Citizen as CitizenRow } from '../../db/people.ts';
import { startRunningMoment } from '../../db/runningMoments.ts';
import { act } from '../act.ts';
import { askBeforeStart } from '../askRegisters.ts';
import { body, declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { logAccess } from '../logAccess.ts';
import { startFactsGiven } from '../planned.ts';
import { maskedCitizen } from '../policy/masking.ts';
import { reading, staffOf } from '../reading.ts';
import { badRequest, wrongFields } from '../refusal.ts';
import { citizen, publishedMoment, startMoment, startedByStaff } from '../schemas/staff.ts';
import { isTestCitizen } from '../testCitizen.ts';

/** What the unit may start, whom on, and the start itself. */
export function catalogueRoutes(deps: Deps) {
  return routes()
    .openapi(catalogue, async (c) => {
      const entries = await reading(c, deps, (em, signedIn) => catalogueOf(em, staffOf(signedIn).unit.id));
      return c.json(
        entries.map(({ publishedAt: _publishedAt, ...entry }) => entry),
        200,
      );
    })
    .openapi(citizens, async (c) => {
      const { search } = c.req.valid('json');
      if (isBroken(search)) throw badRequest('badQuery', 'Sökningen innehåller ett tecken som inte går att söka på.');
      const found = await reading(c, deps, async (em, signedIn) => {
        const rows = await findCitizens(em, search);
        // The search itself too, whatever it found; never what was searched for.
        const about = { runningMomentId: null, unitId: staffOf(signedIn).unit.id };
        await logAccess(em, deps, signedIn, [
          { action: 'search', thing: 'citizens', citizenId: null, ...about },
          ...rows.map((row) => ({ action: 'read' as const, thing: 'citizen', citizenId: row.id, ...about })),
        ]);
        return rows;
      });
      return c.json(
        found.map((row) => ({
          id: row.id,
          ...maskedCitizen(row),
          warnings: warningsOf(row),
        })),
        200,
      );
    })
    .openapi(start, async (c) => {
      const { momentVersion, citizen: citizenId, responsible, kind, ...given } = c.req.valid('json');
      // The registers are asked before the transaction: nobody waits for them with a lock in hand. A test run asks about nobody.
      const named = await reading(c, deps, async (em, signedIn) => {
        const [row] = await findCitizens(em, citizenId);
        const unitId = staffOf(signedIn).unit.id;
        if (row)
          await logAccess(em, deps, signedIn, { action: 'read', thing: 'citizen', citizenId: row.id, runningMomentId: null, unitId });
        return row;
      });
      const known = named === undefined || kind === 'test' ? named : await askBeforeStart(deps, named);
      const done = await act(c, deps, async (em, signedIn) => {
        const staff = staffOf(signedIn);
        const [found] = await findCitizens(em, citizenId);
        if (!found) throw wrongFields('Momentet går inte att starta.', [{ question: 'citizen', message: 'Välj en invånare.' }]);
        if (kind === 'test' && !isTestCitizen(found.personalIdentityNumber)) {
          throw wrongFields('Testkörningen går inte att starta.', [
            { question: 'citizen', message: 'En testkörning startas bara på en testinvånare.' },
          ]);
        }
        const therapists = await staffOfUnit(em, staff.unit.id, 'therapist');
        if (responsible !== undefined && !therapists.some((each) => each.id === responsible)) {
          throw wrongFields('Momentet går inte att starta.', [{ question: 'responsible', message: 'Välj en behandlare på enheten.' }]);
        }
        const version = (await momentVersions(em, [momentVersion])).get(momentVersion);
        const facts = version === undefined ? {} : startFactsGiven(version.document, given);
        const { id } = await startRunningMoment(
          em,
          { citizen: found.id, unit: staff.unit.id, responsible: responsible ?? staff.id, momentVersion, kind, facts },
          deps.clock,
        );
        await logAccess(em, deps, signedIn, {
          action: 'start',
          thing: 'moment',
          citizenId: found.id,
          runningMomentId: id,
          unitId: staff.unit.id,
        });
        return { body: { id }, nudge: { runningMoment: id, seq: 0 } };
      });
      return c.json({ id: done.body.id, caughtUp: done.caughtUp, warnings: known === undefined ? [] : warningsOf(known) }, 201);
    });
}

/** What staff should know before they start (MOM-06). They are warnings: the start is not refused. */
export function warningsOf(row: Pick<CitizenRow, 'notices' | 'email' | 'mobile' | 'hasAccount' | 'deceasedOn' | 'registered'>): string[] {
  return [
    ...(row.deceasedOn === null ? [] : ['Invånaren är avliden enligt folkbokföringen.']),
    ...(row.registered || row.deceasedOn !== null ? [] : ['Invånaren är inte folkbokförd.']),
    ...(row.hasAccount ? [] : ['Invånaren har aldrig loggat in på 1177 och får inga besked. Kontakta invånaren på annat sätt.']),
    ...(row.notices ? [] : ['Invånaren har stängt av aviseringar och får inga påminnelser.']),
    ...(row.email === null && row.mobile === null
      ? ['Invånaren har varken e-postadress eller mobilnummer. Besked kommer bara till inkorgen.']
      : []),
  ];
}

const catalogue = declare('GET /api/catalogue', {
  summary: 'Published moments that the unit may start',
  responses: { 200: json(z.array(publishedMoment), 'By name, the newest version of each') },
});
const citizens = declare('POST /api/citizens/search', {
  summary: 'Find a citizen to start a moment on',
  description:
    'By whole personal identity number or the beginning of a name. At least two characters, at most twenty found. In the body, since an address is kept where it passes.',
  request: { body: body(z.object({ search: z.string().max(100).trim().min(2, 'Skriv minst två tecken.') })) },
  responses: { 200: json(z.array(citizen), 'Found') },
});
const start = declare('POST /api/running-moments', {
  summary: 'Start a moment on a citizen',
  request: { body: body(startMoment) },
  responses: { 201: json(startedByStaff, 'Started') },
});
