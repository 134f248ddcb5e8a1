import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';

/** Where real files from elsewhere lie: beside the checkout, or where `STEGVIS_INPUTS` says. They are no part of the project. */
const place = process.env['STEGVIS_INPUTS'] ?? new URL('../../../shared/inputs', import.meta.url).pathname;

/** The files of one folder, oldest name first. Without the folder there are none, and that is said loudly: our own small files are then all that is tried. */
export function inputs(folder: string): readonly { readonly name: string; readonly text: string }[] {
  const at = `${place}/${folder}`;
  if (!existsSync(at)) {
    console.warn(`\nNOT TRIED: no folder ${folder} of real files from elsewhere. Say where with STEGVIS_INPUTS.\n`);
    return [];
  }
  return readdirSync(at)
    .filter((name) => statSync(`${at}/${name}`).isFile())
    .toSorted()
    .map((name) => ({ name, text: readFileSync(`${at}/${name}`, 'utf8') }));
}
