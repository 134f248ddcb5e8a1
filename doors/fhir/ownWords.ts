import { extensionsOf, url } from './extensions.ts';
import { isObject, type Json } from './json.ts';

/** What we wrote beside FHIR's own words when we exported a form: fields to set, and fields that only our reading of FHIR adds. */
export interface OwnWords {
  readonly set: Json;
  readonly unset: readonly string[];
}

/** Our own words on an item or a Questionnaire, or null when there are none that can be read. */
export function ownWords(holder: Json): OwnWords | null {
  const found = extensionsOf(holder).find((one) => one['url'] === url.ourRest || one['url'] === url.ourForm);
  if (typeof found?.['valueString'] !== 'string') return null;
  try {
    const value: unknown = JSON.parse(found['valueString']);
    if (!isObject(value) || !isObject(value['set']) || !Array.isArray(value['unset'])) return null;
    return { set: value['set'], unset: value['unset'].filter((name): name is string => typeof name === 'string') };
  } catch {
    return null;
  }
}

/** Whether a Questionnaire was written by us. */
export const isOurs = (resource: Json): boolean => extensionsOf(resource).some((one) => one['url'] === url.ourForm);

/** Fields with our own words over them. */
export function overlaid(fields: Json, own: OwnWords | null): Record<string, unknown> {
  if (own === null) return { ...fields };
  const kept = Object.fromEntries(Object.entries(fields).filter(([name]) => name === 'id' || !own.unset.includes(name)));
  const { id: _id, questions: _questions, ...set } = own.set;
  return { ...kept, ...set };
}
