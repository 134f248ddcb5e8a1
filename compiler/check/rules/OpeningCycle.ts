import { error } from '../../problem.ts';
import { earliestDays } from '../earliest.ts';
import { openingReferences } from '../references.ts';
import type { Rule } from '../rule.ts';

/** Moduler väntar inte på varandra i en ring, så att ingen av dem kan öppnas (PRE-05). */
export const OpeningCycle: Rule = (moment) => {
  const days = earliestDays(moment);
  const stuck = moment.modules.flatMap((module, index) => (days.get(module.id) === Number.POSITIVE_INFINITY ? [{ module, index }] : []));
  const waitsFor = new Map(
    stuck.map(({ module }) => [
      module.id,
      openingReferences(module.opens, [])
        .map((reference) => reference.module)
        .filter((id) => stuck.some((other) => other.module.id === id)),
    ]),
  );
  return stuck.flatMap(({ module, index }) => {
    const ring = ringFrom(module.id, waitsFor);
    if (!ring) return [];
    const names = ring.map((id) => `”${moment.modules.find((other) => other.id === id)?.title ?? id}”`);
    const message =
      ring.length === 1
        ? `Modulen ${names[0]} väntar på sig själv och kan aldrig öppnas.`
        : `Modulen ${names[0]} kan aldrig öppnas: den väntar på ${[...names.slice(1), names[0]].join(', som väntar på ')}.`;
    return [error('OpeningCycle', ['modules', index, 'opens'], message)];
  });
};

/** The shortest ring of waits that leads back to a module, or null. */
function ringFrom(start: string, waitsFor: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  const ways: (readonly string[])[] = [[start]];
  const seen = new Set<string>();
  for (let way = ways.shift(); way; way = ways.shift()) {
    for (const next of waitsFor.get(way.at(-1) ?? '') ?? []) {
      if (next === start) return way;
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return null;
}
