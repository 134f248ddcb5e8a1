import { parseArgs } from 'node:util';

/** A command line with two files, or a sentence on what is wrong with it. */
export function readTwo(
  args: readonly string[],
  values: readonly string[],
  switches: readonly string[],
):
  | {
      readonly old: string;
      readonly new: string;
      readonly values: Readonly<Record<string, string | undefined>>;
      readonly on: ReadonlySet<string>;
    }
  | { readonly fault: string }
  | { readonly help: true } {
  const options = Object.fromEntries([
    ['help', { type: 'boolean' as const, short: 'h' }],
    ...switches.map((name) => [name, { type: 'boolean' as const }]),
    ...values.map((name) => [name, { type: 'string' as const }]),
  ]);
  try {
    const read = parseArgs({ args: [...args], options, allowPositionals: true });
    if ('help' in read.values) return { help: true };
    const [old, next, ...more] = read.positionals;
    if (old === undefined || next === undefined || more.length > 0) return { fault: 'Ange två filer: den gamla versionen och den nya.' };
    const given = Object.entries(read.values);
    return {
      old,
      new: next,
      values: Object.fromEntries(given.filter((each): each is [string, string] => typeof each[1] === 'string')),
      on: new Set(given.filter(([, value]) => value === true).map(([name]) => name)),
    };
  } catch (error) {
    const option = error instanceof Error ? /'(-[^' ]*)/.exec(error.message)?.[1] : undefined;
    return { fault: option === undefined ? 'Kommandoraden går inte att läsa.' : `Valet ${option} går inte att använda här.` };
  }
}
