import type { FormInstance } from './event.ts';

/**
 * What a flag's or a form's key says of the copy it is about: `phq9` for the ordinary one, `phq9@start/1` for an occasion's, and with a colon,
 * which stands in no id, `phq9@module:m1`, `dagbok@page:3`, `phq9@sent:2`.
 */
export function placeOf(form: string, instance: FormInstance): string {
  switch (instance.kind) {
    case 'occasion':
      return `${form}@${instance.battery}/${instance.occasion}`;
    case 'module':
      return `${form}@module:${instance.module}`;
    case 'page':
      return `${form}@page:${instance.page}`;
    case 'sent':
      return `${form}@sent:${instance.sent}`;
    default:
      return form;
  }
}

/** Where modules find a saved form: every page is the form itself; what belongs to an occasion or was sent is no module's. */
export function savedAs(form: string, instance: FormInstance): string | null {
  if (instance.kind === 'module') return placeOf(form, instance);
  return instance.kind === 'ordinary' || instance.kind === 'page' ? form : null;
}

/** A place by new names. */
export function placeMoved(
  place: string,
  names: { readonly form: (id: string) => string; readonly battery: (id: string) => string; readonly module: (id: string) => string },
): string {
  const [id = place, copy] = place.split('@');
  if (copy === undefined) return names.form(id);
  if (copy.startsWith('module:')) return `${names.form(id)}@module:${names.module(copy.slice('module:'.length))}`;
  if (copy.includes(':')) return `${names.form(id)}@${copy}`;
  const [battery = '', ...rest] = copy.split('/');
  return `${names.form(id)}@${[names.battery(battery), ...rest].join('/')}`;
}
