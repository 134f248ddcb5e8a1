import { z } from '@hono/zod-openapi';
import { decisionsOf, readDecision } from '../../db/decisions.ts';
import { eventsOf } from '../../db/eventLog.ts';
import { flagsOf, readFlag } from '../../db/flags.ts';
import { copyOf } from '../../db/formCopy.ts';
import { formsOf } from '../../db/forms.ts';
import type { FormRow } from '../../db/forms.ts';
import { citizenById } from '../../db/people.ts';
import { resultsOf } from '../../db/results.ts';
import { readRunningMoment } from '../../db/runningMoments.ts';
import { declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { logAccess } from '../logAccess.ts';
import { mayReach } from '../mayReach.ts';
import { isReachable } from '../present/form.ts';
import { presentModuleCard } from '../present/module.ts';
import { presentResults } from '../present/results.ts';
import { isoOrNull, iso, runningOf } from '../present/running.ts';
import type { Running } from '../present/running.ts';
import { presentFlag, presentRunningMoment } from '../present/staff.ts';
import { presentTimeline } from '../present/timeline.ts';
import { presentDecisionWhy, presentLockWhy } from '../present/why.ts';
import { reading, readRunning } from '../reading.ts';
import { readFormPage } from '../readFormPage.ts';
import { badRequest, notFound } from '../refusal.ts';
import { formPage, resultSeries } from '../schemas/form.ts';
import { uuid, why } from '../schemas/parts.ts';
import { runningMomentPage } from '../schemas/staff.ts';
import type { RunningMomentPage } from '../schemas/staff.ts';
import { warningsOf } from './catalogue.ts';

/** One running moment as staff see it: its page, results, forms, and "Varför?". Looking marks nothing as read. */
export function runningMomentRoutes(deps: Deps) {
  return routes()
    .openapi(one, async (c) => {
      const { id } = c.req.valid('param');
      const page = await reading(c, deps, async (em, signedIn): Promise<RunningMomentPage> => {
        const row = await readRunningMoment(em, id, deps.clock);
        if (!(await mayReach(em, deps, signedIn, { id, citizenId: row.citizen.id, unitId: row.unit.id }))) throw notFound();
        const running = runningOf(row, await formsOf(em, id));
        const rows = await flagsOf(em, id);
        const decisions = await decisionsOf(em, id);
        const events = await eventsOf(em, id);
        const person = await citizenById(em, row.citizen.id);
        await logAccess(em, deps, signedIn, {
          action: 'read',
          thing: 'moment',
          citizenId: row.citizen.id,
          runningMomentId: id,
          unitId: row.unit.id,
        });
        return {
          ...presentRunningMoment(row, signedIn.id),
          masked: person?.masked === true,
          unit: row.unit.name,
          now: iso(row.now),
          messagesOn: row.document.messages,
          activityPlan: row.document.activityPlan !== undefined,
          pagedForms: row.document.forms
            .filter(({ kind }) => kind === 'tab' || kind === 'calendar')
            .map(({ id: form, title }) => ({ form, title })),
          warnings: person === null ? [] : warningsOf(person),
          modules: running.plan.modules.map((module) => presentModuleCard(running, module, 'staff')),
          flags: rows.filter((each) => each.forStaff).map((flag) => presentFlag(flag, row.document)),
          forms: running.forms.flatMap((form) => presentStaffForm(running, form)),
          timeline: presentTimeline(running, decisions, events),
        };
      });
      return c.json(page, 200);
    })
    .openapi(results, async (c) => {
      const { id } = c.req.valid('param');
      const series = await reading(c, deps, async (em, signedIn) => {
        const running = await readRunning(em, deps, signedIn, id, 'results');
        return presentResults(running.document, await resultsOf(em, id), 'staff');
      });
      return c.json(series, 200);
    })
    .openapi(form, async (c) => {
      const { id, instance } = c.req.valid('param');
      const page = await reading(c, deps, (em, signedIn) => readFormPage(em, deps, signedIn, id, instance));
      return c.json(page, 200);
    })
    .openapi(whyRoute, async (c) => {
      const { id } = c.req.valid('param');
      const { decision: key, module, flag } = c.req.valid('query');
      const answer = await reading(c, deps, async (em, signedIn) => {
        const running = await readRunning(em, deps, signedIn, id, 'why');
        if (module !== undefined) return presentLockWhy(running, module, 'staff');
        const wanted = flag === undefined ? key : (await readFlag(em, id, flag)).decisionKey;
        if (wanted === undefined) throw badRequest('badQuery', 'Ange decision, module eller flag.');
        return presentDecisionWhy(running, await readDecision(em, id, wanted), 'staff');
      });
      if (!answer) throw notFound();
      return c.json(answer, 200);
    });
}

/** A copy of a form in staff's list. Ordinary forms that nobody has touched in a module that is locked are not there. */
function presentStaffForm(running: Running, row: FormRow): RunningMomentPage['forms'] {
  if (row.answerVersion === 0 && row.page === null && !isReachable(running, row)) return [];
  const occasion = row.battery === null ? undefined : running.state.batteries[row.battery]?.occasions[String(row.occasion)];
  const battery = running.document.batteries.find((each) => each.id === row.battery);
  const gone = row.battery !== null && occasion === undefined;
  const status = row.answerVersion > 0 ? 'saved' : occasion?.missed === true || gone ? 'missed' : row.hasDraft ? 'draft' : 'notStarted';
  return [
    {
      instance: row.instance,
      form: row.form,
      title: running.document.forms.find((each) => each.id === row.form)?.title ?? row.form,
      battery: battery ? { id: battery.id, title: battery.title } : null,
      occasion: row.occasion,
      kind: copyOf(row).kind,
      module: row.module === null ? null : (running.document.modules.find((each) => each.id === row.module)?.title ?? row.module),
      page: row.page === null ? null : { page: row.page, title: row.title, day: row.day },
      sent: row.sent === null ? null : { number: row.sent, at: iso(row.madeAt ?? running.startedAt) },
      withdrawn: row.withdrawnAt !== null,
      status,
      savedAt: isoOrNull(row.savedAt),
      readAt: isoOrNull(row.readAt),
      late: row.late,
    },
  ];
}

const moment = { params: z.object({ id: uuid }) };

const one = declare('GET /api/running-moments/{id}', {
  summary: 'One running moment, whole',
  request: moment,
  responses: { 200: json(runningMomentPage, 'The running moment') },
});
const results = declare('GET /api/running-moments/{id}/results', {
  summary: 'Results over time',
  request: moment,
  responses: { 200: json(z.array(resultSeries), 'One series a result') },
});
const form = declare('GET /api/running-moments/{id}/forms/{instance}', {
  summary: 'A form with its latest saved answers; not marked read by this',
  request: { params: z.object({ id: uuid, instance: uuid }) },
  responses: { 200: json(formPage, 'The form') },
});
const whyRoute = declare('GET /api/running-moments/{id}/why', {
  summary: 'Why something did or did not happen, why a module is locked, why a flag was raised',
  request: {
    ...moment,
    query: z.object({ decision: z.string().max(200).optional(), module: z.string().max(60).optional(), flag: uuid.optional() }),
  },
  responses: { 200: json(why, 'The sentence and its facts') },
});
