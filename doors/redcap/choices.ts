import { plainText } from '../plainText.ts';
import { shortened } from '../shortened.ts';

/** One part of a field's choices: `1, Ja`. */
export interface Choice {
  readonly code: string;
  readonly label: string;
  /** Why it is not as it was. */
  readonly reasons: readonly string[];
}

/** The parts of a field's choices, in order. Codes that cannot be ids get others. */
export function choicesOf(text: string): readonly Choice[] {
  const taken = new Set<string>();
  return text
    .split(/\||\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part, index) => {
      const comma = part.indexOf(',');
      const reasons: string[] = [];
      const written = plainText(comma === -1 ? part : part.slice(0, comma));
      const { text: label, cut } = shortened(plainText(comma === -1 ? part : part.slice(comma + 1)), 500);
      if (comma === -1) reasons.push('Alternativet har ingen kod.');
      if (cut !== null) reasons.push(cut);
      const fits = comma !== -1 && /^[A-Za-z0-9_-]{1,40}$/.test(written) && !taken.has(written);
      const code = fits ? written : free(index, taken);
      if (!fits && comma !== -1)
        reasons.push(`Koden ”${written.slice(0, 40)}” ${taken.has(written) ? 'finns redan' : 'går inte att använda'}; här ${code}.`);
      taken.add(code);
      if (label === '') reasons.push('Alternativet har ingen text; koden visas.');
      return { code, label: label === '' ? written.slice(0, 500) || code : label, reasons };
    });
}

/** An option's score: its code, when that is a number. */
export const scoreOf = (code: string): number | null => (/^-?\d{1,9}(?:\.\d{1,6})?$/.test(code) ? Number(code) : null);

function free(index: number, taken: ReadonlySet<string>): string {
  for (let number = index + 1; ; number += 1) if (!taken.has(`a${number}`)) return `a${number}`;
}
