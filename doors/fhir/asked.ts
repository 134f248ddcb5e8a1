import { plainText } from '../plainText.ts';
import type { Context } from './context.ts';
import type { Placing } from './draft.ts';
import { url } from './extensions.ts';
import { codeText } from './itemOptions.ts';
import { asObject, asObjects, asText, at, listOf } from './json.ts';
import { extensionOf, type SourceItem } from './sourceItem.ts';
import { fitted, plainOf } from './wording.ts';

/** What every question has: its words, whether it must be answered, its code and its help. */
export function asked(item: SourceItem, context: Context, placing: Placing): Record<string, unknown> {
  const { ledger } = placing;
  let text = plainOf(item, 2000, ledger);
  if (text === null) {
    const heading = context.waiting.headings.at(-1);
    if (heading && heading.item === item.parent) {
      context.waiting.headings.pop();
      text = heading.text.slice(0, 2000);
      ledger.changed(item.path, 'item', 'Frågan saknar egen text och får gruppens namn.');
    } else {
      text = textInstead(item);
      ledger.changed(item.path, 'item', 'Frågan saknar text. Skriv en innan formuläret används.');
    }
  }
  const help = helpOf(item, placing);
  return {
    text,
    ...(item.required ? { mandatory: true } : {}),
    ...(help === null ? {} : { help }),
    ...codeOf(item, placing),
    ...mediaOf(item, placing),
    ...prefillOf(item, placing),
  };
}

/** Words for a question that has none. */
export function textInstead(item: SourceItem): string {
  const code = asObjects(item.raw['code'])[0];
  return (asText(code?.['display']) ?? item.linkId).slice(0, 2000) || '?';
}

function helpOf(item: SourceItem, { ledger }: Placing): string | null {
  const parts: string[] = [];
  for (const { url: address, path: here, value } of item.extensions) {
    const text = asText(value);
    if (text === null) continue;
    if (address === url.subLabel) {
      ledger.changed(here, 'text', 'Texten under frågan står som hjälp.');
      parts.push(plainText(text, 'markdown'));
    } else if (address === url.supportLink) {
      ledger.changed(here, 'text', 'Adressen står i hjälpen.');
      parts.push(text);
    } else if (address === url.entryFormat) {
      ledger.changed(here, 'validation', 'Hur svaret skrivs står i hjälpen.');
      parts.push(text);
    }
  }
  const text = parts.filter((part) => part !== '').join('\n');
  return text === '' ? null : fitted(text, 1000, item.path, ledger);
}

function codeOf(item: SourceItem, { ledger }: Placing): { readonly code?: string } {
  const codes = listOf(item.raw['code']).map((one) => asObject(one));
  const first = codes.findIndex(({ code, system }) => codeText(asText(system), asText(code), null) !== null);
  codes.forEach((_one, index) => {
    const here = at(item.path, 'code', index);
    if (index === first) ledger.kept(here, 'code');
    else ledger.left(here, 'code', 'En fråga har en kod; den första är kvar.');
  });
  const text = codeText(asText(codes[first]?.['system']), asText(codes[first]?.['code']), null);
  return text === null ? {} : { code: text };
}

function mediaOf(item: SourceItem, { ledger }: Placing): { readonly media?: Record<string, unknown> } {
  const found = extensionOf(item, url.itemMedia);
  if (!found) return {};
  const attachment = asObject(found.value);
  const src = asText(attachment['url']);
  const kind = /^(image|audio|video)\//.exec(asText(attachment['contentType']) ?? '')?.[1];
  if (src === null || !src.startsWith('https://') || src.length > 500 || kind === undefined) {
    ledger.left(found.path, 'media', 'Mediet ligger inte på en säker adress (https) och följer inte med.');
    return {};
  }
  ledger.kept(found.path, 'media');
  return { media: { media: kind, src, alt: (asText(attachment['title']) ?? item.text ?? '').slice(0, 500) } };
}

/** Today's date is the one thing that can be fetched when the form is opened. */
function prefillOf(item: SourceItem, { ledger }: Placing): { readonly prefill?: { readonly from: 'today' } } {
  const found = extensionOf(item, url.initialExpression, url.norwegianInitial);
  if (!found) return {};
  const expression = asText(asObject(found.value)['expression']) ?? asText(found.value) ?? '';
  if (expression.trim() === 'today()' && item.type === 'date') {
    ledger.kept(found.path, 'calculation');
    return { prefill: { from: 'today' } };
  }
  ledger.left(
    found.path,
    'calculation',
    `Värdet från början räknas ut eller hämtas utifrån, och det kan inte göras här: ${expression.slice(0, 200)}`,
  );
  return {};
}
