import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A safeguard taken out: `find`, which stands exactly once in `file`, becomes `replace`. */
export interface Edit {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

const HOUSE = fileURLToPath(new URL('../..', import.meta.url));
const ROOMS = ['engine', 'compiler', 'scoring', 'simulator', 'workflows', 'db', 'activities', 'integrations'] as const;
/** What the pure rooms need is found among the first of them. */
const NEEDS: Readonly<Record<string, number>> = { engine: 1, compiler: 3, scoring: 3, simulator: 4 };
const isCode = (path: string): boolean => !path.endsWith('tsconfig.json');

/**
 * A module of a throw-away copy of the rooms, with its safeguards taken out. What `door` imports comes from the copy too.
 * The copy lies among what the project may always delete, and is gone when it has been read.
 */
export async function broken<Module>(door: string, ...edits: readonly Edit[]): Promise<Module> {
  const shed = join(HOUSE, '.stegvis', 'museum');
  mkdirSync(shed, { recursive: true });
  const copy = mkdtempSync(join(shed, 'broken-'));
  try {
    const rooms = ROOMS.slice(0, NEEDS[door.split('/')[0] ?? ''] ?? ROOMS.length);
    for (const room of rooms) cpSync(join(HOUSE, room), join(copy, room), { recursive: true, filter: isCode });
    for (const edit of edits) writeFileSync(join(copy, edit.file), takenOut(readFileSync(join(copy, edit.file), 'utf8'), edit));
    return (await import(/* @vite-ignore */ join(copy, door))) as Module;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** The text with the safeguard gone. A safeguard that no longer stands where the exhibit says is a failure of its own. */
export function takenOut(text: string, { file, find, replace }: Edit): string {
  const times = text.split(find).length - 1;
  if (times !== 1) throw new Error(`The safeguard has moved: ${file} holds it ${times} times, not once:\n${find}`);
  if (find === replace) throw new Error(`Nothing is taken out of ${file}.`);
  return text.replace(find, () => replace);
}
