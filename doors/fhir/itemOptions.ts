import { plainText } from '../plainText.ts';
import { type Draft, type Placing, placeOf } from './draft.ts';
import { extension, extensionsOf, SCORES, url } from './extensions.ts';
import { asObject, asText, at, valueIn } from './json.ts';
import type { PlacedOption } from './placed.ts';
import type { SourceItem } from './sourceItem.ts';
import type { SourceOption } from './sourceOption.ts';
import { fitted } from './wording.ts';

/** An item's options as ours, with ids of their own codes where they fit, and a line for each of them and for what hangs on them. */
export function madeOptions(
  item: SourceItem,
  most: number,
  placing: Placing,
): { readonly options: readonly Record<string, unknown>[]; readonly placed: readonly PlacedOption[] } {
  const { ledger } = placing;
  const taken = new Set<string>(['annat']);
  const fitting = (item.options ?? []).filter((source, index) => {
    if (index < most) return true;
    ledger.left(source.path, 'option', `Fler än ${most} svarsalternativ ryms inte i frågan.`);
    return false;
  });
  const placed = fitting.map((source, index) => ({ source, id: optionId(source, index, taken), score: source.score }));
  return { placed, options: placed.map((one) => made(one, item, placing)) };
}

function optionId({ code }: SourceOption, index: number, taken: Set<string>): string {
  const wanted = code !== null && /^[A-Za-z0-9_-]{1,40}$/.test(code) ? code : `o${index + 1}`;
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted.slice(0, 36)}-${number}`;
  taken.add(id);
  return id;
}

function made({ source, id, score }: PlacedOption, item: SourceItem, placing: Placing): Record<string, unknown> {
  const { ledger } = placing;
  const words = plainText(source.display) || source.code || id;
  if (words !== source.display) ledger.changed(source.path, 'option', 'Formateringen i alternativets text tas bort.');
  const code = codeText(source.system, source.name === 'valueCoding' ? source.code : null, id);
  const image = imageOf(source, placing);
  const helpText = helpOf(source, placing);
  placing.texts.add(item.linkId, `option:${source.code ?? source.display}`, `options.${id}.text`);
  return {
    id,
    text: fitted(words, 500, source.path, ledger),
    ...(score === null ? {} : { score }),
    ...(helpText === null ? {} : { help: helpText }),
    ...(code === null ? {} : { code }),
    ...(image === null ? {} : { image }),
    ...(source.isExclusive ? { exclusive: true } : {}),
  };
}

/** `http://loinc.org|LA6568-5`; a bare code only where our id could not be it. */
export function codeText(system: string | null, code: string | null, id: string | null): string | null {
  if (code === null) return null;
  const text = system === null ? code : `${system}|${code}`;
  return (system === null && code === id) || text.length > 200 || /[<>\p{Cc}]/u.test(text) ? null : text;
}

/** Lines for the options of a question, when it is known where they stand. */
export function tellOptions(options: readonly PlacedOption[], draft: Draft, placing: Placing, below = ''): void {
  const { ledger } = placing;
  options.forEach(({ source }, index) => {
    const to = placeOf(placing, draft, `${below}/options/${index}`);
    if (source.display === source.code && source.raws.coding['display'] === undefined && source.name === 'valueCoding')
      ledger.changed(source.path, 'option', 'Alternativet saknar text; dess kod står i stället.', to);
    else ledger.kept(source.path, 'option', to);
    for (const [holder, base] of [
      [source.raws.option, source.path],
      [source.raws.coding, at(source.path, 'valueCoding')],
    ] as const)
      extensionsOf(holder).forEach((one, place) => {
        if (SCORES.includes(String(one['url'])) && source.score !== null) ledger.kept(at(base, 'extension', place), 'calculation', to);
        if (one['url'] === url.optionExclusive) ledger.kept(at(base, 'extension', place), 'validation', to);
      });
  });
}

function imageOf(source: SourceOption, { ledger }: Placing): { readonly src: string; readonly alt: string } | null {
  const found = extension(source.raws.option, url.answerMedia);
  if (!found) return null;
  const attachment = asObject(valueIn(found.extension)?.value);
  const src = asText(attachment['url']);
  const path = at(source.path, 'extension', found.index);
  if (src === null || !src.startsWith('https://') || src.length > 500) {
    ledger.left(path, 'media', 'Bilden ligger inte på en säker adress (https) och följer inte med.');
    return null;
  }
  ledger.kept(path, 'media');
  return { src, alt: asText(attachment['title']) ?? source.display.slice(0, 500) };
}

function helpOf(source: SourceOption, { ledger }: Placing): string | null {
  const found = extension(source.raws.option, url.ourOptionHelp);
  const text = found ? asText(found.extension['valueString']) : null;
  if (found && text !== null) ledger.kept(at(source.path, 'extension', found.index), 'text');
  return text;
}
