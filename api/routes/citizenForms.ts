import { z } from '@hono/zod-openapi';
import { checkAnswers } from '../../compiler/answers/checkAnswers.ts';
import { tidyAnswers } from '../../compiler/answers/tidyAnswers.ts';
import type { Form } from '../../compiler/document/form.ts';
import { recordActivity, recordActivityLocked } from '../../db/eventLog.ts';
import { holdForm, readForm, saveDraft as keepDraft, submitAnswers } from '../../db/forms.ts';
import type { HeldForm } from '../../db/forms.ts';
import { momentVersions } from '../../db/moments.ts';
import type { Em } from '../../db/orm.ts';
import { resultsOf } from '../../db/results.ts';
import { act } from '../act.ts';
import { body, declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { logAccess } from '../logAccess.ts';
import { isReachable, presentForm } from '../present/form.ts';
import { presentResults } from '../present/results.ts';
import { iso, stateOf } from '../present/running.ts';
import { maySee } from '../policy.ts';
import { citizenOf, reading, readRunning } from '../reading.ts';
import { conflict, notFound, wrongFields } from '../refusal.ts';
import { draftSaved, formPage, resultSeries, saveDraft, submitForm, submitted } from '../schemas/form.ts';
import { uuid } from '../schemas/parts.ts';
import { shownHash } from '../shownHash.ts';
import type { SignedIn } from '../signedIn.ts';

/** The citizen's forms: fill in, keep a draft, save, and see the results. */
export function citizenFormRoutes(deps: Deps) {
  return routes()
    .openapi(one, async (c) => {
      const { id, instance } = c.req.valid('param');
      const page = await reading(c, deps, async (em, signedIn) => {
        const filled = await readForm(em, id, instance);
        const running = await readRunning(em, deps, signedIn, id, `form/${filled.form}`);
        if (!isReachable(running, filled)) throw notFound();
        await recordActivity(em, id, signedIn.id, deps.clock);
        return presentForm(running, filled);
      });
      if (!page) throw notFound();
      return c.json(page, 200);
    })
    .openapi(draft, async (c) => {
      const { id, instance } = c.req.valid('param');
      const { answers, revision } = c.req.valid('json');
      const done = await act(c, deps, async (em, signedIn) => {
        const { held, form } = await holdOwn(em, signedIn, id, instance);
        refuseEnded(held);
        const wrong = checkAnswers(form.questions, answers, 'draft');
        if (wrong.length > 0) throw wrongFields('Utkastet går inte att spara så här.', [...wrong]);
        // The page of a form without a draft says 0, whatever number an earlier draft had.
        const basedOn = held.draft === null && revision === 0 ? held.draftRevision : revision;
        await recordActivityLocked(em, held, signedIn.id, deps.clock);
        const saved = await keepDraft(em, { runningMoment: id, instance, answers, revision: basedOn }, deps.clock, held);
        await logAccess(em, deps, signedIn, {
          action: 'saveDraft',
          thing: `form/${form.id}`,
          citizenId: held.citizenId,
          runningMomentId: id,
          unitId: held.unitId,
        });
        return { body: { revision: saved.revision, at: iso(saved.at) }, nudge: null };
      });
      return c.json(done.body, 200);
    })
    .openapi(submit, async (c) => {
      const { id, instance } = c.req.valid('param');
      const { answers, answerVersion, shownHash: shown } = c.req.valid('json');
      const done = await act(c, deps, async (em, signedIn) => {
        const { held, form } = await holdOwn(em, signedIn, id, instance);
        const current = shownHash(form);
        if (shown !== current)
          throw conflict('stale', 'Formuläret har ändrats sedan du öppnade det. Läs om sidan och svara igen.', { shownHash: current });
        const wrong = checkAnswers(form.questions, answers);
        if (wrong.length > 0) throw wrongFields('Några svar behöver rättas.', [...wrong]);
        const by = { kind: 'citizen', id: citizenOf(signedIn).id } as const;
        const saved = await submitAnswers(
          em,
          { runningMoment: id, instance, answers: tidyAnswers(form.questions, answers), shownHash: shown, answerVersion, by },
          deps.clock,
          held,
        );
        await logAccess(em, deps, signedIn, {
          action: 'save',
          thing: `form/${form.id}`,
          citizenId: held.citizenId,
          runningMomentId: id,
          unitId: held.unitId,
        });
        return {
          body: { answerVersion: saved.answerVersion, savedAt: iso(saved.at), late: saved.late },
          nudge: { runningMoment: id, seq: saved.seq },
        };
      });
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

/** One of the citizen's own forms to act on, held until the act has committed. */
async function holdOwn(
  em: Em,
  signedIn: SignedIn,
  id: string,
  instance: string,
): Promise<{ readonly held: HeldForm; readonly form: Form }> {
  const held = await holdForm(em, id, instance);
  const version = (await momentVersions(em, [held.momentVersion])).get(held.momentVersion);
  const form = version?.document.forms.find((each) => each.id === held.form);
  const isAllowed =
    maySee(signedIn, held) &&
    version &&
    isReachable({ plan: version.plan, document: version.document, state: stateOf(held, version.plan) }, held);
  if (!form || !isAllowed) throw notFound();
  return { held, form };
}

/** A draft is for going on with, and an ended moment does not go on. Answers themselves are taken and kept as late (promise 1). */
function refuseEnded({ phase, endedAt }: HeldForm): void {
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
