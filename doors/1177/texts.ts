import type { LossLog } from '../lossReport.ts';
import { plainText, safeMarkdown } from '../plainText.ts';
import { shortened } from '../shortened.ts';
import { textOf, type SourcePart } from './source.ts';

/** One text of the file for a place that holds words only, told of in the report; null when there is none. */
export function words(part: SourcePart, key: string, longest: number, to: string, log: LossLog): string | null {
  const given = textOf(part.value[key]);
  if (given === null) return null;
  const plain = plainText(given, 'markdown');
  if (plain === '') {
    log.left(`${part.path}/${key}`, 'text', 'Texten är bara streck eller tecken som inte syns.');
    return null;
  }
  const { text, cut } = shortened(plain, longest);
  tell(part, key, cut ?? (same(plain, given) ? null : 'Fetstil, rubriker, länkar och HTML skrivs som vanlig text här.'), to, log);
  return text;
}

/** One text of the file for a place that shows Markdown. */
export function markdown(part: SourcePart, key: string, longest: number, to: string, log: LossLog): string | null {
  const given = textOf(part.value[key]);
  if (given === null) return null;
  const safe = safeMarkdown(given);
  if (plainText(given, 'markdown') === '') {
    log.left(`${part.path}/${key}`, 'text', 'Texten är bara streck eller tecken som inte syns.');
    return null;
  }
  const { text, cut } = shortened(safe, longest);
  tell(part, key, cut ?? (same(safe, given) ? null : 'HTML och dolda tecken tas bort eller skrivs som Markdown.'), to, log);
  return text;
}

function tell({ path }: SourcePart, key: string, because: string | null, to: string, log: LossLog): void {
  if (because === null) log.kept(`${path}/${key}`, 'text', to);
  else log.changed(`${path}/${key}`, 'text', because, to);
}

const same = (ours: string, theirs: string): boolean => ours.replaceAll(/\s+/g, ' ').trim() === theirs.replaceAll(/\s+/g, ' ').trim();
