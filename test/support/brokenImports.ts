import { posix } from 'node:path';
import { importTable, importedBy, type Room } from './importTable.ts';

export interface Source {
  /** Relative to the repository's root, with forward slashes. */
  readonly file: string;
  readonly text: string;
}

/** One sentence for every import the table forbids, every barrel and every file name that says nothing. */
export function brokenImports(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) => [
    ...badName(source),
    ...barrel(source),
    ...importsOf(source).flatMap((one) => problemsOf(source.file, one)),
  ]);
}

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
}

const statement = /^[ \t]*(?:import|export)\s+(type\s+)?(?:[\w$*\s{},]+?\s+from\s+)?['"]([^'"\n]+)['"]/gm;
const dynamic = /\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g;

function importsOf({ text }: Source): readonly Import[] {
  return [
    ...[...text.matchAll(statement)].map((match) => ({ from: match[2] ?? '', typeOnly: match[1] !== undefined })),
    // `typeof import('…')` and `import('…').Type` are types; a call that is awaited or chained is not.
    ...[...text.matchAll(dynamic)]
      .filter((match) => !/typeof\s*$/.test(text.slice(Math.max(0, match.index - 10), match.index)))
      .map((match) => ({ from: match[1] ?? '', typeOnly: false })),
  ];
}

const roomOf = (file: string): string => file.split('/')[0] ?? '';
const covers = (places: readonly string[], file: string): boolean => places.some((place) => place === roomOf(file) || place === file);

function problemsOf(file: string, { from, typeOnly }: Import): readonly string[] {
  const name = roomOf(file);
  const room = importTable[name];
  if (room === undefined) return file.includes('/') ? [`"${file}" stands in "${name}", which is no room`] : [];
  if (from.startsWith('.')) return ofOurs(file, name, room, posix.normalize(posix.join(posix.dirname(file), from)), typeOnly);
  if (isConfig(file)) return [];
  if (from.startsWith('node:')) return room.node || typeOnly ? [] : [`"${file}" imports "${from}": ${name}/ runs without Node`];
  return mayUse(file, room, from) || (typeOnly && name !== 'engine' && name !== 'workflows')
    ? []
    : [`"${file}" imports the package "${from}"`];
}

function ofOurs(file: string, name: string, room: Room, target: string, typeOnly: boolean): readonly string[] {
  const other = roomOf(target);
  if (other === name) return [];
  if (target.startsWith('..')) return [`"${file}" imports from outside the repository`];
  const readers = importedBy[other];
  if (readers !== undefined && !readers.includes(name)) return [`"${file}" imports "${target}": nothing leans on ${other}/`];
  if (typeOnly) return room.typesFrom === undefined || covers(room.typesFrom, target) ? [] : [`"${file}" imports a type from "${target}"`];
  return room.ours === 'all' || covers(room.ours, target) ? [] : [`"${file}" imports "${target}" at run time`];
}

function mayUse(file: string, room: Room, specifier: string): boolean {
  if (room.packages === 'all') return true;
  const name = specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : (specifier.split('/')[0] ?? '');
  const allowed = [...room.packages, ...(room.only?.[file] ?? [])];
  return allowed.some((one) => (one.endsWith('/') ? name.startsWith(one) : name === one));
}

const isConfig = (file: string): boolean => /(^|\/)[\w-]+\.config\.ts$/.test(file);

function badName({ file }: Source): readonly string[] {
  const name = (file.split('/').at(-1) ?? '').replace(/\.(test\.)?tsx?$/, '');
  if (/^(utils?|helpers?|common|managers?|services?|misc|shared)$/i.test(name))
    return [`"${file}": the name says nothing about what it holds`];
  return name === 'index' && file !== 'workflows/index.ts' && file !== 'activities/index.ts' ? [`"${file}": no barrels`] : [];
}

/** Passes on everything of another file, or things of several. */
function barrel({ file, text }: Source): readonly string[] {
  if (file === 'workflows/index.ts' || file.startsWith('test/')) return [];
  const passed = [...text.matchAll(/^[ \t]*export\s+(?:type\s+)?(\*|\{[^}]*\})[^;\n]*?\s+from\s+['"]([^'"]+)['"]/gm)];
  const places = new Set(passed.map((match) => match[2]));
  return places.size > 1 || passed.some((match) => match[1] === '*') ? [`"${file}" is a barrel: it passes on what other files export`] : [];
}
