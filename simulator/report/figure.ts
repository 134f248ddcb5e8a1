import { escaped } from './text.ts';

/** A picture with its heading, what it shows in words, and the table it is drawn from. */
export interface Figure {
  readonly id: string;
  readonly title: string;
  /** One or two sentences for everyone, also the picture's text alternative. */
  readonly words: string;
  readonly svg: string;
  readonly table: string;
}

/** A section of the report: words first, then the picture, then its table behind a heading that opens. */
export function figureHtml({ id, title, words, svg, table }: Figure): string {
  return `<section aria-labelledby="${id}"><h2 id="${id}">${escaped(title)}</h2><p>${escaped(words)}</p>
<div class="scroll picture" tabindex="0" role="region" aria-label="${escaped(`Bild: ${title}`)}">${svg}</div>
<details><summary>${escaped(`${title} som tabell`)}</summary>${table}</details></section>`;
}

/** The outermost of a picture: its size, and its words for whoever does not see it. */
export function picture(id: string, width: number, height: number, words: string, inner: string): string {
  return `<svg role="img" aria-labelledby="${id}-words" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" xmlns="http://www.w3.org/2000/svg"><title id="${id}-words">${escaped(words)}</title>${inner}</svg>`;
}

/** Round values for an axis from 0 that reaches a most. */
export function ticks(most: number): readonly number[] {
  if (most <= 0) return [0, 1];
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? 10 * power;
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, index) => Math.round(index * step * 1000) / 1000);
}
