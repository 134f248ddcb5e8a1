import type { Format, Imported, MomentPart } from '../format.ts';
import { refusal } from '../lossReport.ts';
import { bringForm } from './bringForm.ts';
import { isThing } from './source.ts';

/** Forms as the 1177 form service exports them: pages, blocks, grids, conditions and Drools calculations, in JSON. */
export const form1177: Format = {
  name: '1177',
  title: '1177:s formulärtjänst',
  recognise: (text) => /"questionBlocks"\s*:/.test(text) && /"pages"\s*:/.test(text),
  bring,
};

function bring(text: string): Imported<MomentPart> {
  const refused = (because: string): Imported<MomentPart> => ({ document: null, report: refusal('1177', '', because) });
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (json.trim() === '') return refused('Filen är tom.');
  if (json.length > MOST_CHARACTERS) return refused('Filen är större än 8 miljoner tecken.');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return refused(error instanceof SyntaxError ? 'Filen är inte giltig JSON.' : 'Filen är för djupt nästlad för att läsas.');
  }
  if (!isThing(value) || !Array.isArray(value['pages'])) return refused('Filen har inga sidor (pages), som ett formulär från 1177 har.');
  return bringForm(value);
}

const MOST_CHARACTERS = 8_000_000;
