import { id as idShape } from '../compiler/document/name.ts';

/**
 * Ids for what comes from elsewhere: the source's own where it fits (`q1`, `phq9`), else made of its letters and digits (`AD01` → `ad01`,
 * `halsokontroll-q1` → `halsokontrollQ1`), else numbered (`fraga12`). Never the same twice.
 */
export function sourceIds(fallback: string): (wanted: string | null) => string {
  const taken = new Set<string>();
  let count = 0;
  return (wanted) => {
    count += 1;
    const first = (wanted === null ? null : fitted(wanted)) ?? `${fallback}${count}`;
    const free = taken.has(first) ? next(first, taken) : first;
    taken.add(free);
    return free;
  };
}

/** The nearest id there is to a name, or null when nothing of it can be used. */
export function fitted(name: string): string | null {
  if (idShape.safeParse(name).success) return name;
  const words = name
    .slice(0, 500)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  const joined = words.map((word, index) => (index === 0 ? lowered(word) : word.charAt(0).toUpperCase() + word.slice(1))).join('');
  const candidate = joined.slice(0, LONGEST);
  return idShape.safeParse(candidate).success ? candidate : null;
}

const LONGEST = 40;

/** `AD01` is an abbreviation and goes down whole; `Allman1` only in its first letter. */
const lowered = (word: string): string =>
  /^[A-Z]{2,}[0-9]*$/.test(word) ? word.toLowerCase() : word.charAt(0).toLowerCase() + word.slice(1);

function next(name: string, taken: ReadonlySet<string>): string {
  const stem = name.slice(0, LONGEST - 6);
  // A name that ends in a figure is kept apart from its number: the second `q1` is `q1x2`, not `q12`.
  const between = /\d$/.test(stem) ? 'x' : '';
  for (let number = 2; ; number += 1) if (!taken.has(`${stem}${between}${number}`)) return `${stem}${between}${number}`;
}
