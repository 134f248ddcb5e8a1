import { id } from '../compiler/document/name.ts';

/** Gives each name from outside an id of ours: the name itself where it fits, else its letters and digits, numbered where two would meet. */
export function freshIds(fallback: string): (name: string) => { readonly id: string; readonly changed: boolean } {
  const taken = new Set<string>();
  return (name) => {
    const plain = id.safeParse(name).success ? name : tidy(name, fallback);
    let made = plain;
    for (let number = 2; taken.has(made); number += 1) made = `${plain.slice(0, 36)}x${number}`;
    taken.add(made);
    return { id: made, changed: made !== name };
  };
}

/** `BAARS_IV` → `baarsIv`, `6 min. gång` → `m6MinGang`. */
function tidy(name: string, fallback: string): string {
  const words = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  const joined = words
    .map((word, index) => (index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()))
    .join('');
  const begun = /^[a-z]/.test(joined) ? joined : `${fallback}${joined}`;
  const short = begun.slice(0, 40);
  return id.safeParse(short).success ? short : `${fallback}${short}`.slice(0, 40);
}
