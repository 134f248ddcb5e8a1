import { readdir, readFile } from 'node:fs/promises';
import { form } from '../../compiler/document/form.ts';
import { isAsked } from '../../compiler/document/question.ts';
import { instrumentCard } from '../../compiler/document/instrumentCard.ts';
import { readOptions } from '../options.ts';
import type { Out } from '../out.ts';

/** `stegvis instruments [--json]`: the instruments that are shipped, and those whose owners must be asked. Exit 0; 2 when the line cannot be read. */
export async function instruments(args: readonly string[], out: Out): Promise<number> {
  // This command alone takes no file: the folder stands in its place.
  const given = readOptions(['instruments', ...args], ['json']);
  if ('help' in given) {
    out.line(help);
    return 0;
  }
  if ('fault' in given) {
    out.error(`${given.fault}\n\n${help}`);
    return 2;
  }
  const shipped = (await read(FOLDER)).map(({ file, value }) => {
    const { title, questions, results, cases = [], minutes, version } = form.parse(value);
    return {
      file,
      title,
      version,
      minutes,
      questions: questions.filter(isAsked).length,
      results: results.map(({ id }) => id),
      cases: cases.length,
    };
  });
  const licensed = (await read(new URL('cards/', FOLDER))).map(({ value }) => instrumentCard.parse(value));
  if (given.switches.has('json')) {
    out.line(JSON.stringify({ shipped, licensed }, null, 2));
    return 0;
  }
  out.line('Får användas:');
  for (const { file, title, questions, cases } of shipped)
    out.line(`  ${file}: ${title}, ${questions} ${questions === 1 ? 'fråga' : 'frågor'}, ${cases} provfall`);
  out.line('\nKräver licens eller ägarens ord:');
  for (const { id, name, licensor, ask } of licensed) out.line(`  ${id}: ${name}. ${licensor}, ${ask}`);
  return 0;
}

const FOLDER = new URL('../../moments/instruments/', import.meta.url);

async function read(folder: URL): Promise<readonly { readonly file: string; readonly value: unknown }[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).toSorted();
  return Promise.all(
    files.map(async (file) => ({
      file: file.slice(0, -'.json'.length),
      value: JSON.parse(await readFile(new URL(file, folder), 'utf8')) as unknown,
    })),
  );
}

const help = `stegvis instruments [--json]

Visar de instrument som följer med, och kort om dem vars ägare ger licensen.

  --json   Skriver { shipped, licensed }.`;
