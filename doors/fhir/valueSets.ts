import { scoreOf } from './extensions.ts';
import { asObject, asObjects, asText, at, isObject, type Json, listOf } from './json.ts';
import type { SourceOption } from './sourceOption.ts';

/** The value sets that a file holds itself, by id and by address. */
export interface ValueSets {
  /** The options of a set, or null when the file does not hold it or holds only a rule for it. */
  readonly optionsOf: (reference: string) => readonly SourceOption[] | null;
}

/** Looks up the value sets contained in a Questionnaire, and those beside it in a Bundle. */
export function valueSets(places: readonly { readonly resource: Json; readonly path: string }[]): ValueSets {
  const sets = new Map<string, readonly SourceOption[]>();
  const systems = new Map<string, { readonly resource: Json; readonly path: string }>();
  for (const place of places) if (place.resource['resourceType'] === 'CodeSystem') systems.set(asText(place.resource['url']) ?? '', place);
  for (const { resource, path } of places) {
    if (resource['resourceType'] !== 'ValueSet') continue;
    const options = optionsIn(resource, path, systems);
    const id = asText(resource['id']);
    const address = asText(resource['url']);
    if (id !== null) sets.set(id, options);
    if (address !== null) sets.set(address, options);
  }
  return {
    optionsOf: (reference) => {
      const name = reference.replace(/^#/, '').split('|')[0] ?? '';
      const found = sets.get(name) ?? sets.get(name.split('/').at(-1) ?? '');
      return found !== undefined && found.length > 0 ? found : null;
    },
  };
}

function optionsIn(
  set: Json,
  path: string,
  systems: ReadonlyMap<string, { readonly resource: Json; readonly path: string }>,
): readonly SourceOption[] {
  const compose = asObject(set['compose']);
  const included = listOf(compose['include']).flatMap((one, index) => {
    if (!isObject(one)) return [];
    const system = asText(one['system']);
    const listed = asObjects(one['concept']);
    const whole = listed.length === 0 && one['filter'] === undefined ? systems.get(system ?? '') : undefined;
    if (whole) return conceptsIn(whole.resource['concept'], at(whole.path, 'concept'), system);
    return conceptsIn(one['concept'], at(path, 'compose', 'include', index, 'concept'), system);
  });
  if (included.length > 0) return included;
  const expansion = asObject(set['expansion']);
  return conceptsIn(expansion['contains'], at(path, 'expansion', 'contains'), null);
}

function conceptsIn(concepts: unknown, path: string, system: string | null): readonly SourceOption[] {
  return listOf(concepts).flatMap((raw, index) => {
    if (!isObject(raw)) return [];
    const code = asText(raw['code']);
    const display = asText(raw['display']) ?? code;
    if (display === null) return [];
    const coding = { ...(system === null ? {} : { system }), ...raw };
    return [
      {
        path: at(path, index),
        raw,
        name: 'valueCoding',
        system: asText(raw['system']) ?? system,
        code,
        display,
        score: scoreOf(raw, coding),
        isInitial: false,
        isExclusive: false,
        raws: { option: {}, coding: { system: coding.system ?? undefined, code: raw['code'], display: raw['display'] } },
      },
    ];
  });
}
