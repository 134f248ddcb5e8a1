import { patternFault } from '../../compiler/answers/pattern.ts';
import type { Placing } from './draft.ts';
import { url } from './extensions.ts';
import { asNumber, asText, at } from './json.ts';
import type { Made } from './made.ts';
import { extensionOf, type SourceItem } from './sourceItem.ts';

/** Free text on one line or several, with its pattern and lengths. */
export function texts(item: SourceItem, placing: Placing): Made {
  const { ledger } = placing;
  const longest = asNumber(item.raw['maxLength']);
  const isLong = item.type === 'text' || (longest !== null && longest > 500);
  if (item.raw['maxLength'] !== undefined) {
    if (longest === null || longest < 1) ledger.left(at(item.path, 'maxLength'), 'validation', 'Högsta längden är inget tal.');
    else if (longest > 20_000 || !Number.isInteger(longest))
      ledger.changed(at(item.path, 'maxLength'), 'validation', 'Ett svar rymmer högst 20 000 tecken.');
    else ledger.kept(at(item.path, 'maxLength'), 'validation');
  }
  const maximum = longest === null || longest < 1 ? {} : { maximumLength: Math.min(20_000, Math.floor(longest)) };
  if (isLong) {
    for (const address of [url.regex, url.minLength])
      for (const one of item.extensions.filter((each) => each.url === address))
        ledger.left(one.path, 'validation', 'Text i flera rader prövas inte mot ett mönster här.');
    return { fields: { kind: 'longText', ...(longest === null ? { maximumLength: 20_000 } : maximum) }, sees: 'text' };
  }
  const contact = contactOf(item);
  if (contact !== null)
    return {
      fields: { kind: 'contact', of: contact },
      sees: 'text',
      because: 'E-post och telefon har en egen frågesort här, som ser till att svaret går att använda.',
    };
  const pattern = patternOf(item, placing, maximum.maximumLength ?? 500);
  return {
    fields: { kind: 'shortText', ...(longest === null ? { maximumLength: 500 } : maximum), ...(pattern === null ? {} : pattern) },
    sees: 'text',
    ...(BECAUSE[item.type] === undefined ? {} : { because: BECAUSE[item.type] }),
  } as Made;
}

const BECAUSE: Readonly<Record<string, string>> = {
  url: 'Adressen skrivs som text.',
  reference: 'Hänvisningen till en annan uppgift i journalen skrivs som text.',
};

function contactOf(item: SourceItem): 'email' | 'phone' | null {
  const keyboard = asText(
    (extensionOf(item, url.keyboard)?.value as { coding?: readonly { code?: unknown }[] } | undefined)?.coding?.[0]?.code ??
      extensionOf(item, url.keyboard)?.value,
  );
  return keyboard === 'email' ? 'email' : keyboard === 'phone' ? 'phone' : null;
}

/** The pattern a whole answer fits. */
function patternOf(
  item: SourceItem,
  { ledger }: Placing,
  longest: number,
): { readonly pattern: string; readonly patternText?: string } | null {
  const regex = extensionOf(item, url.regex);
  const least = extensionOf(item, url.minLength);
  const length = asNumber(least?.value);
  const text = asText(regex?.value);
  const fault = text === null ? 'Mönstret är tomt.' : text.length > 200 ? 'Mönstret är längre än 200 tecken.' : patternFault(text, longest);
  if (regex && text !== null && fault === null) {
    ledger.kept(regex.path, 'validation');
    if (least) ledger.left(least.path, 'validation', 'Minsta längden får inte plats bredvid mönstret.');
    return { pattern: text, ...saying(item, ledger) };
  }
  if (regex) ledger.left(regex.path, 'validation', `Mönstret prövas inte här. ${fault ?? ''}`.trim());
  if (!least) return null;
  if (length === null || length < 1 || length > 500 || !Number.isInteger(length)) {
    ledger.left(least.path, 'validation', 'Minsta längden är inget tal som går att använda.');
    return null;
  }
  ledger.changed(least.path, 'validation', 'Minsta längden blir ett mönster.');
  return { pattern: `.{${length},}`, ...saying(item, ledger) };
}

/** What to say when the answer does not fit. */
function saying(item: SourceItem, ledger: Placing['ledger']): { readonly patternText?: string } {
  const found = extensionOf(item, url.validationText);
  const text = asText(found?.value);
  if (!found || text === null) return {};
  if (text.length > 200) ledger.changed(found.path, 'validation', 'Felmeddelandet är längre än 200 tecken och kortas.');
  else ledger.kept(found.path, 'validation');
  return { patternText: text.slice(0, 200).trim() };
}
