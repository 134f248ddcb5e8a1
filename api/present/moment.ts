import type { z } from '@hono/zod-openapi';
import type { MomentPage, myMoment } from '../schemas/citizen.ts';
import { isExtra } from './byStaffOnly.ts';
import { presentModuleCard } from './module.ts';
import { nextSentence } from './next.ts';
import { formStatus, iso, isoOrNull } from './running.ts';
import type { Running } from './running.ts';
import { week } from './week.ts';

/** A running moment in its citizen's list. */
export function presentMyMoment(running: Running): z.infer<typeof myMoment> {
  return {
    id: running.id,
    name: running.document.name,
    version: running.version,
    unit: running.unit.name,
    therapist: running.responsible?.name ?? null,
    phase: running.phase,
    kind: running.kind,
    startedAt: iso(running.startedAt),
    endedAt: isoOrNull(running.endedAt),
    now: iso(running.now),
    progress: progress(running),
    week: week(running),
    tasks: tasks(running),
    openModules: openModules(running),
    unreadMessages: running.unreadFromStaff,
    next: nextSentence(running),
  };
}

/** One of the citizen's moments, whole. */
export function presentMoment(running: Running, flags: MomentPage['flags']): MomentPage {
  return {
    ...presentMyMoment(running),
    summary: running.document.summary,
    messagesOn: running.document.messages,
    activityPlan: running.document.activityPlan?.citizenSees ? { title: running.document.activityPlan.title } : null,
    modules: running.plan.modules.map((module) => presentModuleCard(running, module)),
    flags,
  };
}

/** Modules done, of those there are for this citizen. */
export function progress({ plan, state }: Running): { completed: number; total: number } {
  return {
    completed: plan.modules.filter((module) => state.modules[module.id]?.status === 'completed').length,
    total: plan.modules.filter((module) => !isExtra(module, state)).length,
  };
}

/** Modules to go on with, in the programme's order. */
function openModules(running: Running): z.infer<typeof myMoment>['openModules'] {
  if (running.state.phase !== 'active' && running.state.phase !== 'paused') return [];
  return running.plan.modules
    .filter((module) => running.state.modules[module.id]?.status === 'open')
    .map((module) => presentModuleCard(running, module))
    .map(({ id, number, title, minutes }) => ({ id, number, title, minutes }));
}

/** What waits for the citizen: sent forms and occasions that are open and not answered, the soonest due first. */
function tasks({ document, plan, state, forms: rows }: Running): z.infer<typeof myMoment>['tasks'] {
  if (state.phase !== 'active' && state.phase !== 'paused' && state.phase !== 'followUp') return [];
  return [...sentForms(document, rows), ...occasions({ document, plan, state, forms: rows })].sort(
    (one, other) => (one.dueAt ?? '9').localeCompare(other.dueAt ?? '9') || one.openedAt.localeCompare(other.openedAt),
  );
}

/** Forms that staff have sent and that wait for answers. */
function sentForms(document: Running['document'], rows: Running['forms']): z.infer<typeof myMoment>['tasks'] {
  return rows
    .filter((row) => row.sent !== null && row.answerVersion === 0 && row.withdrawnAt === null)
    .map((row) => {
      const form = document.forms.find((each) => each.id === row.form);
      const title = form?.title ?? row.form;
      return {
        kind: 'sent' as const,
        battery: row.form,
        title,
        occasion: row.sent ?? 1,
        minutes: form?.minutes ?? null,
        openedAt: iso(row.madeAt ?? 0),
        dueAt: null,
        forms: [{ instance: row.instance, form: row.form, title, status: formStatus(row) }],
      };
    });
}

function occasions({
  document,
  plan,
  state,
  forms: rows,
}: Pick<Running, 'document' | 'plan' | 'state' | 'forms'>): z.infer<typeof myMoment>['tasks'] {
  return plan.batteries
    .flatMap((battery) =>
      Object.entries(state.batteries[battery.id]?.occasions ?? {}).map(([number, occasion]) => {
        const forms = rows.filter((each) => each.battery === battery.id && each.occasion === Number(number));
        const minutes = battery.forms.map((form) => document.forms.find((each) => each.id === form)?.minutes);
        const known = minutes.filter((each) => each !== undefined);
        return {
          kind: 'occasion' as const,
          battery: battery.id,
          title: document.batteries.find((each) => each.id === battery.id)?.title ?? battery.name,
          occasion: Number(number),
          minutes: known.length > 0 ? known.reduce((sum, each) => sum + each, 0) : null,
          openedAt: iso(occasion.openedAt),
          dueAt: isoOrNull(occasion.dueAt),
          forms: battery.forms.flatMap((form) => {
            const instance = forms.find((each) => each.form === form);
            const title = document.forms.find((each) => each.id === form)?.title ?? form;
            return instance ? [{ instance: instance.instance, form, title, status: formStatus(instance) }] : [];
          }),
        };
      }),
    )
    .filter((task) => task.forms.length > 0);
}
