import type { Form } from '../../compiler/document/form.ts';
import type { FormPages, Page } from '../schemas/pages.ts';
import { isShown } from './form.ts';
import { formStatus, isoOrNull } from './running.ts';
import type { Running } from './running.ts';

/** A tab or calendar form with all its pages, for one reader. Null when the form is of another kind. */
export function presentPages(running: Running, form: Form, audience: 'citizen' | 'staff'): FormPages | null {
  if (form.kind !== 'tab' && form.kind !== 'calendar') return null;
  const because = mayNotAdd(running, form, audience);
  const { by, maximum } = pageRules(form);
  return {
    form: form.id,
    title: form.title,
    kind: form.kind,
    introduction: form.introduction ?? null,
    by: [...by],
    mayAdd: because === null,
    mayAddBecause: because,
    maximum,
    pages: pagesOf(running, form.id),
  };
}

/** Why this reader may not add a page now; null when nothing stands in the way. */
export function mayNotAdd(running: Running, form: Form, audience: 'citizen' | 'staff'): string | null {
  const { by, maximum } = pageRules(form);
  if (!by.includes(audience))
    return audience === 'citizen'
      ? 'Det är din behandlare som lägger till sidor i det här formuläret.'
      : 'Det är invånaren som lägger till sidor i det här formuläret.';
  if (running.phase !== 'active' && running.phase !== 'paused') return 'Momentet pågår inte, så det går inte att lägga till sidor.';
  if (audience === 'citizen' && !isShown(running, form.id, null)) return 'Formuläret har inte öppnats än.';
  if (pagesOf(running, form.id).length >= maximum) return `Det finns redan ${maximum} sidor, och fler går inte att lägga till.`;
  return null;
}

/** Who adds pages, and how many there may be: as the designer says, else the citizen and a hundred. */
export const pageRules = (form: Form): { readonly by: readonly ('citizen' | 'staff')[]; readonly maximum: number } => ({
  by: form.pages?.by ?? ['citizen'],
  maximum: form.pages?.maximum ?? 100,
});

/** The pages of a form: of a calendar by day, of others in the order they were made. */
export function pagesOf({ forms }: Running, form: string): Page[] {
  return forms
    .flatMap((row): Page[] =>
      row.form !== form || row.page === null
        ? []
        : [
            {
              instance: row.instance,
              page: row.page,
              title: row.title,
              day: row.day,
              status: formStatus(row),
              savedAt: isoOrNull(row.savedAt),
              madeBy: row.madeBy ?? 'plan',
              readAt: isoOrNull(row.readAt),
            },
          ],
    )
    .toSorted((one, other) => (one.day ?? '').localeCompare(other.day ?? '') || one.page - other.page);
}
