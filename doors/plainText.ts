import { withoutTags } from './withoutTags.ts';

/** Text from elsewhere for a place that holds words only: tags gone, and Markdown's signs too when the source writes Markdown. */
export function plainText(text: string, source: 'html' | 'markdown' = 'html'): string {
  const words = withoutTags(text, 'plain');
  if (source === 'html') return words;
  return words
    .split('\n')
    .map(plainLine)
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

/** Text from elsewhere for a place that shows Markdown: what Markdown can say is kept, no tag is. */
export const safeMarkdown = (text: string): string => withoutTags(text, 'markdown');

function plainLine(line: string): string {
  if (/^\s*([_*-]\s*){3,}$/.test(line)) return '';
  return line
    .replace(/^\s{0,3}#{1,6}\s+/, '')
    .replace(/^(\s*)[*+]\s+/, '$1- ')
    .replaceAll(/!?\[([^[\]]{0,500})\]\(([^()\s]{0,500})\)/g, (_whole, words: string, address: string) =>
      words === address || words === '' ? address : `${words} (${address})`,
    )
    .replaceAll(/\*{2,3}(?=\S)([^*]*[^*\s])\*{2,3}/g, '$1')
    .replaceAll(/(?<![\w*])\*(?=\S)([^*]*[^*\s])\*(?![\w*])/g, '$1')
    .replaceAll(/(?<![\w_])__?(?=\S)([^_]*[^_\s])__?(?![\w_])/g, '$1');
}
