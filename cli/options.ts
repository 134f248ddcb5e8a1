import { parseArgs } from 'node:util';

/** What a command was given: its one file and its switches, or a sentence on what is wrong with the line. */
export type Given =
  | { readonly file: string; readonly switches: ReadonlySet<string> }
  | { readonly fault: string }
  | { readonly help: true };

/** Reads a command line with one file and switches without values. */
export function readOptions(args: readonly string[], switches: readonly string[]): Given {
  const options = Object.fromEntries(['help', ...switches].map((name) => [name, { type: 'boolean' as const }]));
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    if (values.help) return { help: true };
    const [file, ...more] = positionals;
    if (file === undefined) return { fault: 'Ange en fil.' };
    if (more.length > 0) return { fault: 'Ange bara en fil.' };
    return { file, switches: new Set(Object.keys(values)) };
  } catch (error) {
    const option = error instanceof Error ? /'(-[^' ]*)/.exec(error.message)?.[1] : undefined;
    return { fault: option === undefined ? 'Kommandoraden går inte att läsa.' : `Valet ${option} går inte att använda här.` };
  }
}
