import { z } from '@hono/zod-openapi';
import { formsOf } from '../../db/forms.ts';
import { sendForm as keepSent } from '../../db/sentForms.ts';
import { withdraw as keepWithdrawn } from '../../db/withdraw.ts';
import { act } from '../act.ts';
import { body, declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { logAccess } from '../logAccess.ts';
import { findRunning, reading, readRunning } from '../reading.ts';
import { readFormVersion } from '../readFormPage.ts';
import { conflict, notFound } from '../refusal.ts';
import { holdReachable, noteKept, saveForm } from '../saveForm.ts';
import { caughtUp } from '../schemas/citizen.ts';
import { formSent, formVersion, sendableForm, sendForm, submitForm, submitted, withdrawForm } from '../schemas/form.ts';
import { uuid } from '../schemas/parts.ts';

/** What staff do with a citizen's forms: look back, answer for her where the form says so, withdraw, and send one more. */
export function staffFormRoutes(deps: Deps) {
  return routes()
    .openapi(version, async (c) => {
      const page = await reading(c, deps, (em, signedIn) => readFormVersion(em, deps, signedIn, c.req.valid('param')));
      return c.json(page, 200);
    })
    .openapi(answer, async (c) => {
      const { id, instance } = c.req.valid('param');
      const answered = c.req.valid('json');
      const done = await act(c, deps, async (em, signedIn) => {
        const reached = await holdReachable(em, deps, signedIn, id, instance);
        if (reached.form.staffMayAnswer !== true)
          throw conflict(
            'notAllowed',
            'Det här formuläret svarar invånaren själv på. Den som har byggt momentet har inte öppnat för annat.',
          );
        if (reached.held.phase === 'ended') throw conflict('ended', 'Momentet är avslutat.');
        return saveForm(em, deps, signedIn, id, reached, answered);
      });
      noteKept(answered.shownHash);
      return c.json({ ...done.body, caughtUp: done.caughtUp }, 200);
    })
    .openapi(withdraw, async (c) => {
      const { id, instance } = c.req.valid('param');
      const { answerVersion, reason } = c.req.valid('json');
      const done = await act(c, deps, async (em, signedIn) => {
        const { held } = await holdReachable(em, deps, signedIn, id, instance);
        const logged = await keepWithdrawn(em, { runningMoment: id, instance, answerVersion, reason }, signedIn.id, deps.clock);
        await logAccess(em, deps, signedIn, {
          action: 'withdraw',
          thing: `form/${held.form}`,
          reason,
          citizenId: held.citizenId,
          runningMomentId: id,
          unitId: held.unitId,
        });
        return { body: {}, nudge: { runningMoment: id, seq: logged.seq } };
      });
      return c.json({ caughtUp: done.caughtUp }, 200);
    })
    .openapi(sendable, async (c) => {
      const { id } = c.req.valid('param');
      const forms = await reading(c, deps, async (em, signedIn) => {
        const { document } = await readRunning(em, deps, signedIn, id, 'forms');
        const rows = await formsOf(em, id);
        return document.forms
          .filter(({ kind = 'ordinary' }) => kind === 'ordinary')
          .map((form) => ({
            form: form.id,
            title: form.title,
            minutes: form.minutes ?? null,
            waiting: rows.filter((row) => row.form === form.id && row.sent !== null && row.answerVersion === 0 && row.withdrawnAt === null)
              .length,
          }));
      });
      return c.json(forms, 200);
    })
    .openapi(send, async (c) => {
      const { id } = c.req.valid('param');
      const { form, reason = null } = c.req.valid('json');
      const done = await act(c, deps, async (em, signedIn) => {
        const running = await findRunning(em, deps, signedIn, id);
        const known = running.document.forms.find((each) => each.id === form);
        if (!known || (known.kind ?? 'ordinary') !== 'ordinary') throw notFound();
        if (running.phase !== 'active' && running.phase !== 'paused')
          throw conflict('notNow', 'Momentet pågår inte, så det går inte att skicka formulär.', { phase: running.phase });
        const { instance, sent, logged } = await keepSent(em, { runningMoment: id, form, reason }, signedIn.id, deps.clock);
        await logAccess(em, deps, signedIn, {
          action: 'send',
          thing: `form/${form}`,
          reason,
          citizenId: running.citizen.id,
          runningMomentId: id,
          unitId: running.unit.id,
        });
        return { body: { instance, sent }, nudge: { runningMoment: id, seq: logged.seq } };
      });
      return c.json({ ...done.body, caughtUp: done.caughtUp }, 201);
    });
}

const moment = z.object({ id: uuid });
const copy = moment.extend({ instance: uuid });

const version = declare('GET /api/running-moments/{id}/forms/{instance}/versions/{version}', {
  summary: 'A saved version, as it was shown when it was answered',
  request: { params: copy.extend({ version: z.coerce.number().int().min(1) }) },
  responses: { 200: json(formVersion, 'The version') },
});
const answer = declare('POST /api/running-moments/{id}/forms/{instance}/answers', {
  summary: 'Answer for the citizen, where the form says that staff may',
  request: { params: copy, body: body(submitForm) },
  responses: { 200: json(submitted, 'Saved, and the version says who') },
});
const withdraw = declare('POST /api/running-moments/{id}/forms/{instance}/withdraw', {
  summary: 'Withdraw what was saved, or a sent form that waits',
  description: 'It is kept and marked, and feeds no result, rule or flag from here on.',
  request: { params: copy, body: body(withdrawForm) },
  responses: { 200: json(caughtUp, 'Withdrawn') },
});
const sendable = declare('GET /api/running-moments/{id}/sendable-forms', {
  summary: 'Forms that may be sent once more to this citizen',
  request: { params: moment },
  responses: { 200: json(z.array(sendableForm), 'In the document’s order') },
});
const send = declare('POST /api/running-moments/{id}/forms', {
  summary: 'Send one more copy of a form; the citizen is told that something waits',
  request: { params: moment, body: body(sendForm) },
  responses: { 201: json(formSent, 'Sent') },
});
