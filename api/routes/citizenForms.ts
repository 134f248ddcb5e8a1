import { z } from '@hono/zod-openapi';
import { recordActivity, recordActivityLocked } from '../../db/eventLog.ts';
import { discardDraft, saveDraft as keepDraft } from '../../db/forms.ts';
import type { HeldForm } from '../../db/forms.ts';
import type { Em } from '../../db/orm.ts';
import { resultsOf } from '../../db/results.ts';
import { act } from '../act.ts';
import { body, declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { logAccess } from '../logAccess.ts';
import { presentResults } from '../present/results.ts';
import { iso } from '../present/running.ts';
import { reading, readRunning } from '../reading.ts';
import { readFormPage, readFormVersion } from '../readFormPage.ts';
import { conflict, wrongFields } from '../refusal.ts';
import { fieldOf, holdReachable, noteKept, saveForm, wrongAnswers } from '../saveForm.ts';
import { draftSaved, formPage, formVersion, resultSeries, saveDraft, submitForm, submitted } from '../schemas/form.ts';
import { uuid } from '../schemas/parts.ts';
import type { SignedIn } from '../signedIn.ts';

/** The citizen's forms: fill in, keep a draft, save, look back, and see the results. */
export function citizenFormRoutes(deps: Deps) {
  const noteDraft = (em: Em, signedIn: SignedIn, { form, citizenId, id, unitId }: HeldForm) =>
    logAccess(em, deps, signedIn, { action: 'saveDraft', thing: `form/${form}`, citizenId, runningMomentId: id, unitId });

  return routes()
    .openapi(one, async (c) => {
      const { id, instance } = c.req.valid('param');
      const page = await reading(c, deps, async (em, signedIn) => {
        const read = await readFormPage(em, deps, signedIn, id, instance);
        await recordActivity(em, id, signedIn.id, deps.clock);
        return read;
      });
      return c.json(page, 200);
    })
    .openapi(version, async (c) => {
      const page = await reading(c, deps, (em, signedIn) => readFormVersion(em, deps, signedIn, c.req.valid('param')));
      return c.json(page, 200);
    })
    .openapi(draft, async (c) => {
      const { id, instance } = c.req.valid('param');
      const { answers, revision } = c.req.valid('json');
      const done = await act(c, deps, async (em, signedIn) => {
        const reached = await holdReachable(em, deps, signedIn, id, instance);
        const { held } = reached;
        refuseEnded(held);
        const wrong = await wrongAnswers(em, reached, answers, 'draft', [(await deps.clock.now(em)) + held.clockOffsetMs]);
        if (wrong.length > 0) throw wrongFields('Utkastet går inte att spara så här.', wrong.map(fieldOf));
        // The page of a form without a draft says 0, whatever number an earlier draft had.
        const basedOn = held.draft === null && revision === 0 ? held.draftRevision : revision;
        await recordActivityLocked(em, held, signedIn.id, deps.clock);
        const saved = await keepDraft(em, { runningMoment: id, instance, answers, revision: basedOn }, deps.clock, held);
        await noteDraft(em, signedIn, held);
        return { body: { revision: saved.revision, at: iso(saved.at) }, nudge: null };
      });
      return c.json(done.body, 200);
    })
    .openapi(discard, async (c) => {
      const { id, instance } = c.req.valid('param');
      await act(c, deps, async (em, signedIn) => {
        const { held } = await holdReachable(em, deps, signedIn, id, instance);
        await discardDraft(em, held, deps.clock);
        await noteDraft(em, signedIn, held);
        return { body: {}, nudge: null };
      });
      return c.body(null, 204);
    })
    .openapi(submit, async (c) => {
      const { id, instance } = c.req.valid('param');
      const answered = c.req.valid('json');
      const done = await act(c, deps, async (em, signedIn) =>
        saveForm(em, deps, signedIn, id, await holdReachable(em, deps, signedIn, id, instance), answered),
      );
      noteKept(answered.shownHash);
      return c.json({ ...done.body, caughtUp: done.caughtUp }, 200);
    })
    .openapi(results, async (c) => {
      const { id } = c.req.valid('param');
      const series = await reading(c, deps, async (em, signedIn) => {
        const running = await readRunning(em, deps, signedIn, id, 'results');
        return presentResults(running.document, await resultsOf(em, id), 'citizen');
      });
      return c.json(series, 200);
    });
}

/** A draft is for going on with, and an ended moment does not go on. Answers themselves are taken and kept as late (promise 1). */
function refuseEnded({ phase, endedAt, withdrawnAt }: HeldForm): void {
  if (withdrawnAt !== null) throw conflict('notNow', 'Din behandlare har tagit tillbaka formuläret, så utkastet går inte att spara.');
  if (phase !== 'ended') return;
  throw conflict('ended', 'Momentet är avslutat, så utkastet går inte längre att spara.', {
    phase,
    endedAt: endedAt === null ? null : iso(endedAt),
  });
}

const moment = z.object({ id: uuid });
const copy = moment.extend({ instance: uuid });

const one = declare('GET /api/me/moments/{id}/forms/{instance}', {
  summary: 'A form to fill in',
  request: { params: copy },
  responses: { 200: json(formPage, 'The form') },
});
const draft = declare('PUT /api/me/moments/{id}/forms/{instance}/draft', {
  summary: 'Keep what is half written',
  request: { params: copy, body: body(saveDraft) },
  responses: { 200: json(draftSaved, 'Kept') },
});
const discard = declare('DELETE /api/me/moments/{id}/forms/{instance}/draft', {
  summary: 'Throw away what is half written, with the files that only it has',
  request: { params: copy },
  responses: { 204: { description: 'Gone' } },
});
const version = declare('GET /api/me/moments/{id}/forms/{instance}/versions/{version}', {
  summary: 'A saved version, as it was shown when it was answered',
  request: { params: copy.extend({ version: z.coerce.number().int().min(1) }) },
  responses: { 200: json(formVersion, 'The version') },
});
const submit = declare('POST /api/me/moments/{id}/forms/{instance}/answers', {
  summary: 'Save the answers',
  description: 'Never refused by a rule of time: what comes after the occasion has closed is kept and marked `late`.',
  request: { params: copy, body: body(submitForm) },
  responses: { 200: json(submitted, 'Saved') },
});
const results = declare('GET /api/me/moments/{id}/results', {
  summary: 'My results over time',
  request: { params: moment },
  responses: { 200: json(z.array(resultSeries), 'One series a result') },
});
