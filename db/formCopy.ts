import type { Moment } from '../compiler/document/moment.ts';
import type { FormInstance } from '../engine/event.ts';
import type { Em } from './orm.ts';
import { unanswered } from './together.ts';

/** Which copy of its form a row is: of these, and a battery with its occasion, at most one is set. */
export interface Copy {
  readonly battery: string | null;
  readonly occasion: number | null;
  readonly module: string | null;
  readonly page: number | null;
  readonly sent: number | null;
}

/** The engine's word for which copy a row is. */
export function copyOf({ battery, occasion, module, page, sent }: Copy): FormInstance {
  if (battery !== null && occasion !== null) return { kind: 'occasion', battery, occasion };
  if (module !== null) return { kind: 'module', module };
  if (page !== null) return { kind: 'page', page };
  return sent === null ? { kind: 'ordinary' } : { kind: 'sent', sent };
}

/** The row's words for the engine's copy. */
export const columnsOf = (instance: FormInstance): Copy => ({
  battery: null,
  occasion: null,
  module: null,
  page: null,
  sent: null,
  ...words(instance),
});

const words = ({ kind: _kind, ...copy }: FormInstance): Partial<Copy> => copy;

/** The columns of a `Copy`, and what makes two rows the same copy, from `form_instance i`. */
export const COPY = 'i.battery, i.occasion, i.module, i.page, i.sent';
export const SAME_COPY = (other: string): string =>
  ['battery', 'occasion', 'module', 'page', 'sent'].map((column) => `i.${column} is not distinct from ${other}.${column}`).join(' and ');

/**
 * The copies that are there from the beginning: one of each form that modules show, or one for each of them (FRM-04, FRM-05); of a tab form the
 * pages that the designer has named. Those of batteries come as their occasions open, other pages and sent forms as people make them.
 */
export async function makeFirstCopies(em: Em, runningMoment: string, document: Moment, at: string): Promise<void> {
  const copies = firstCopies(document);
  if (copies.length === 0) return;
  await em.execute(
    `${unanswered}insert into form_instance (id, running_moment_id, form, module, page, title, made_at, made_by_kind)
     select gen_random_uuid(), ?::uuid, c.form, c.module, c.page, c.title, ?::timestamptz, 'plan'
     from jsonb_to_recordset(?::jsonb) as c (form text, module text, page integer, title text)
     on conflict (running_moment_id, form, battery, occasion, module, page, sent) do nothing`,
    [runningMoment, at, JSON.stringify(copies)],
    'run',
  );
}

interface FirstCopy {
  readonly form: string;
  readonly module?: string;
  readonly page?: number;
  readonly title?: string;
}

function firstCopies({ modules, forms }: Moment): readonly FirstCopy[] {
  const copies = new Map<string, FirstCopy>();
  for (const module of modules)
    for (const step of module.sections.flatMap((section) => section.steps)) {
      const form = step.kind === 'form' ? forms.find(({ id }) => id === step.form) : undefined;
      if (!form) continue;
      if (form.kind === 'calendar') continue;
      if (form.kind === 'tab')
        for (const [index, title] of (form.pages?.titles ?? []).entries())
          copies.set(`${form.id}#${index}`, { form: form.id, page: index + 1, title });
      else if (form.copies === 'perModule') copies.set(`${form.id}@${module.id}`, { form: form.id, module: module.id });
      else copies.set(form.id, { form: form.id });
    }
  return [...copies.values()];
}
