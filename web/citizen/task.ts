import type { MyMoment } from '../../api/schemas/citizen.ts';

export type Task = MyMoment['tasks'][number];

/** The one thing to do now over all moments: what is due soonest, then what has waited longest. Null when nothing waits. */
export function mostUrgent<Moment extends Pick<MyMoment, 'phase' | 'tasks'>>(
  moments: readonly Moment[],
): { readonly moment: Moment; readonly task: Task } | null {
  const waiting = moments
    .filter(({ phase }) => goesOn(phase))
    .flatMap((moment) => moment.tasks.filter((task) => nextForm(task) !== null).map((task) => ({ moment, task })));
  return waiting.sort((a, b) => compare(due(a.task), due(b.task)) || Date.parse(a.task.openedAt) - Date.parse(b.task.openedAt))[0] ?? null;
}

/** The module to go on with when no form waits: the first that is open, in the first moment that goes on and has one. */
export function moduleToRead<Moment extends Pick<MyMoment, 'phase' | 'openModules'>>(
  moments: readonly Moment[],
): { readonly moment: Moment; readonly module: MyMoment['openModules'][number] } | null {
  for (const moment of moments.filter(({ phase }) => goesOn(phase))) {
    const [module] = moment.openModules;
    if (module !== undefined) return { moment, module };
  }
  return null;
}

/** The form to go to: one begun before one not begun, in their order. Null when all are saved. */
export function nextForm(task: Pick<Task, 'forms'>): Task['forms'][number] | null {
  return task.forms.find(({ status }) => status === 'draft') ?? task.forms.find(({ status }) => status === 'notStarted') ?? null;
}

const due = (task: Task): number => (task.dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(task.dueAt));

const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** Whether there may be something for the citizen to do: a pause takes answers, and follow-up has questions of its own. */
export const goesOn = (phase: MyMoment['phase']): boolean => phase === 'active' || phase === 'paused' || phase === 'followUp';
