import { escaped } from './text.ts';

/** A table with a caption; the first cell of each row is its heading, numbers stand to the right. */
export function table(caption: string, heads: readonly string[], rows: readonly (readonly string[])[], numbers: readonly number[]): string {
  const cell = (text: string, index: number): string => {
    const side = numbers.includes(index) ? ' class="number"' : '';
    return index === 0 ? `<th scope="row"${side}>${escaped(text)}</th>` : `<td${side}>${escaped(text)}</td>`;
  };
  const head = heads
    .map((text, index) => `<th scope="col"${numbers.includes(index) ? ' class="number"' : ''}>${escaped(text)}</th>`)
    .join('');
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escaped(caption)}"><table><caption>${escaped(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map(cell).join('')}</tr>`)
    .join('')}</tbody></table></div>`;
}
