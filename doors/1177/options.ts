import type { Option } from '../../compiler/document/questions/everyQuestion.ts';
import type { LossLog } from '../lossReport.ts';
import { plainText } from '../plainText.ts';
import { shortened } from '../shortened.ts';
import { mediaOf } from './media.ts';
import { type SourceAlternative, textOf } from './source.ts';
import { words } from './texts.ts';
import { tellUnknown } from './unknownKeys.ts';

/**
 * The alternatives of a question: the visible text, and as score what the original counts, which is the alternative's number.
 * The number is the option's id too, so that a condition on alternative 2 reads `answers.q1 = "2"`.
 */
export function optionsOf(alternatives: readonly SourceAlternative[], to: string, log: LossLog): readonly Option[] {
  const taken = new Set<string>();
  return alternatives.map((alternative, index) => {
    const { path, value, number, hasNumber } = alternative;
    const place = `${to}.options[${index}]`;
    const reasons: string[] = [];
    const given = textOf(value['value']);
    const { text, cut } = shortened(given === null ? '' : plainText(given, 'markdown'), 500);
    if (text === '') reasons.push('Alternativet har ingen text.');
    if (cut !== null) reasons.push(cut);
    if (!hasNumber) reasons.push(`Alternativet har inget nummer och räknas som ${number}, sin plats i listan.`);
    const id = idOf(number, index, taken);
    if (id !== String(number)) reasons.push(`Numret ${number} finns redan eller går inte att använda som id; alternativet heter ${id}.`);
    taken.add(id);
    if (reasons.length > 0) log.changed(path, 'option', reasons.join(' '), place);
    else log.kept(path, 'option', place);
    const help = words(alternative, 'helpText', 500, place, log);
    const code = codeOf(value['code']);
    if (code !== null) log.kept(`${path}/code`, 'code', place);
    const media = mediaOf(alternative, place, log);
    if (media !== null && media.media !== 'image') log.left(`${path}/media`, 'media', 'Ett alternativ kan bara ha en bild.');
    tellUnknown(alternative, KNOWN, log);
    return {
      id,
      text: text === '' ? `Alternativ ${number}` : text,
      score: number,
      ...(help === null ? {} : { help }),
      ...(code === null ? {} : { code }),
      ...(media?.media === 'image' ? { image: { src: media.src, alt: media.alt } } : {}),
    };
  });
}

/** A code as it is written in an export: `system|code`, or the bare code. */
export function codeOf(value: unknown): string | null {
  const plain = (part: unknown): string => plainText(textOf(part) ?? '').slice(0, 100);
  const isObject = typeof value === 'object' && value !== null;
  const code = plain(isObject && 'code' in value ? value.code : value);
  const system = plain(isObject && 'codeSystem' in value ? value.codeSystem : null);
  if (code === '') return null;
  return system === '' ? code : `${system}|${code}`;
}

const KNOWN = ['value', 'number', 'helpText', 'code', 'media'];

function idOf(number: number, index: number, taken: ReadonlySet<string>): string {
  const own = String(number);
  if (/^\d{1,9}$/.test(own) && !taken.has(own)) return own;
  for (let count = index + 1; ; count += 1) if (!taken.has(`a${count}`)) return `a${count}`;
}
