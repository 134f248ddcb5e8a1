/** Text as it stands in HTML and SVG. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A number as people in Sweden write it, at most one decimal. */
export const number = (value: number): string => value.toLocaleString('sv-SE', { maximumFractionDigits: 1 });

/** A share in per cent. */
export const percent = (share: number): string => share.toLocaleString('sv-SE', { style: 'percent', maximumFractionDigits: 1 });

/** A text cut to what there is room for. */
export const short = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`);
