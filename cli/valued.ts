import { parseArgs } from 'node:util';

/** A command line with one file, values and switches, or a sentence on what is wrong with it. */
export function readValued(
  args: readonly string[],
  names: readonly string[],
  short: Readonly<Record<string, string>> = {},
  switches: readonly string[] = [],
):
  | { readonly file: string; readonly values: Readonly<Record<string, string | undefined>>; readonly on: ReadonlySet<string> }
  | { readonly fault: string }
  | { readonly help: true } {
  const options = Object.fromEntries([
    ['help', { type: 'boolean' as const, short: 'h' }],
    ...switches.map((name) => [name, { type: 'boolean' as const }]),
    ...names.map((name) => [name, { type: 'string' as const, ...(short[name] === undefined ? {} : { short: short[name] }) }]),
  ]);
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if ('help' in values) return { help: true };
    const [file, ...more] = positionals;
    if (file === undefined) return { fault: 'Ange en fil.' };
    if (more.length > 0) return { fault: 'Ange bara en fil.' };
    const given = Object.entries(values);
    return {
      file,
      values: Object.fromEntries(given.filter((each): each is [string, string] => typeof each[1] === 'string')),
      on: new Set(given.filter(([, value]) => value === true).map(([name]) => name)),
    };
  } catch (error) {
    const option = error instanceof Error ? /'(-[^' ]*)/.exec(error.message)?.[1] : undefined;
    return { fault: option === undefined ? 'Kommandoraden går inte att läsa.' : `Valet ${option} går inte att använda här.` };
  }
}
