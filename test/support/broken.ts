import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A safeguard taken out: `find`, which stands exactly once in `file`, becomes `replace`. */
export interface Edit {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/**
 * A module of a second set of our rooms, with its safeguards taken out. What `door` imports of ours is of that set too; packages are shared.
 * No file is copied: the set has addresses of its own, and Node itself reads the files from where ours stand, past the test runner.
 */
export function broken<Module>(door: string, ...edits: readonly Edit[]): Module {
  const texts = new Map<string, string>();
  for (const edit of edits) texts.set(edit.file, takenOut(texts.get(edit.file) ?? readFileSync(join(HOUSE, edit.file), 'utf8'), edit));
  const set = join(SHED, String(sets.push(texts) - 1));
  return require(join(set, door)) as Module;
}

/** The text with the safeguard gone. A safeguard that no longer stands where the exhibit says is a failure of its own. */
export function takenOut(text: string, { file, find, replace }: Edit): string {
  const times = text.split(find).length - 1;
  if (times !== 1) throw new Error(`The safeguard has moved: ${file} holds it ${times} times, not once:\n${find}`);
  if (find === replace) throw new Error(`Nothing is taken out of ${file}.`);
  return text.replace(find, () => replace);
}

const HOUSE = fileURLToPath(new URL('../..', import.meta.url));
/** Where the sets seem to lie. Nothing is ever written there. */
const SHED = join(HOUSE, '.stegvis', 'museum');
const sets: ReadonlyMap<string, string>[] = [];
const require = createRequire(import.meta.url);

registerHooks({
  resolve: (specifier, context, next) => {
    const parent = inASet(context.parentURL);
    const target = specifier.startsWith('.') && parent !== null ? new URL(specifier, context.parentURL).href : null;
    if (target !== null || specifier.startsWith(SHED)) return { url: target ?? pathToFileURL(specifier).href, shortCircuit: true };
    return next(specifier, parent === null ? context : { ...context, parentURL: pathToFileURL(join(HOUSE, parent.file)).href });
  },
  load: (url, context, next) => {
    const found = inASet(url);
    if (found === null) return next(url, context);
    const source = sets[found.set]?.get(found.file) ?? readFileSync(join(HOUSE, found.file), 'utf8');
    return { format: 'module-typescript', source, shortCircuit: true };
  },
});

/** Of which set an address is, and where the file stands in ours; null for everything else. */
function inASet(url: string | undefined): { readonly set: number; readonly file: string } | null {
  if (url?.startsWith(pathToFileURL(SHED).href) !== true) return null;
  const [set = '', ...file] = fileURLToPath(url)
    .slice(SHED.length + 1)
    .split('/');
  return { set: Number(set), file: file.join('/') };
}
