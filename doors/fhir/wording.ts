import { plainText, safeMarkdown } from '../plainText.ts';
import { shortened } from '../shortened.ts';
import { extensionsOf, url } from './extensions.ts';
import { asObject, asText, at } from './json.ts';
import type { Ledger } from './ledger.ts';
import type { SourceItem } from './sourceItem.ts';

/** An item's words for a place that holds plain text; null when there are none. */
export function plainOf(item: SourceItem, longest: number, ledger: Ledger): string | null {
  const rich = richText(item);
  if (item.text === null && rich === null) return null;
  const words = item.text === null ? plainText(rich?.text ?? '', rich?.kind) : plainText(item.text);
  if (item.text !== null && words !== item.text) ledger.changed(at(item.path, 'text'), 'text', 'Formateringen i texten tas bort.');
  if (rich) ledger.changed(rich.path, 'text', 'Den formaterade texten blir ren text, som frågor har här.');
  tellImages(item, ledger);
  return words === '' ? null : fitted(words, longest, at(item.path, 'text'), ledger);
}

/** An item's words for a place that shows Markdown. */
export function markdownOf(item: SourceItem, ledger: Ledger): string | null {
  const rich = richText(item);
  if (rich === null && item.text === null) return null;
  const made = safeMarkdown(rich?.text ?? item.text ?? '');
  if (rich) {
    if (rich.kind === 'markdown' && made === rich.text.trim()) ledger.kept(rich.path, 'text');
    else ledger.changed(rich.path, 'text', 'Den formaterade texten skrivs om till det som våra texter kan visa.');
  } else if (made !== item.text)
    ledger.changed(at(item.path, 'text'), 'text', 'Formateringen i texten skrivs om till det som våra texter kan visa.');
  tellImages(item, ledger);
  return made === '' ? null : fitted(made, 20_000, at(item.path, 'text'), ledger);
}

/** A text that fits its place; the report says when it was cut. */
export function fitted(text: string, longest: number, path: string, ledger: Ledger): string {
  const { text: short, cut } = shortened(text, longest);
  if (cut !== null) ledger.changed(path, 'text', cut);
  return short;
}

/** Markdown or XHTML that renders the text. */
function richText(item: SourceItem): { readonly text: string; readonly kind: 'html' | 'markdown'; readonly path: string } | null {
  const all = extensionsOf(item.raw['_text']);
  for (const [address, kind] of [
    [url.markdown, 'markdown'],
    [url.xhtml, 'html'],
  ] as const) {
    const index = all.findIndex((one) => one['url'] === address);
    const text = asText(all[index]?.['valueMarkdown'] ?? all[index]?.['valueString']);
    if (text !== null) return { text, kind, path: at(item.path, '_text', 'extension', index) };
  }
  return null;
}

function tellImages(item: SourceItem, ledger: Ledger): void {
  const rich = richText(item);
  if (rich && /<img\b|!\[/i.test(rich.text))
    ledger.left(`${rich.path}/img`, 'media', 'En bild inne i texten följer inte med. Lägg in den som bild på frågan.');
}

/** Translations of one text, by the extension for it: language → words. */
export function translationsIn(
  holder: unknown,
  path: string,
): readonly { readonly language: string; readonly text: string; readonly path: string }[] {
  return extensionsOf(holder).flatMap((one, index) => {
    if (one['url'] !== url.translation) return [];
    const parts = extensionsOf(one).map(asObject);
    const value = (name: string): string | null => {
      const part = parts.find((each) => each['url'] === name);
      return asText(part?.['valueCode'] ?? part?.['valueString'] ?? part?.['valueMarkdown']);
    };
    const [language, text] = [value('lang'), value('content')];
    return language === null || text === null ? [] : [{ language, text, path: at(path, 'extension', index) }];
  });
}
