/** A text no longer than its place holds, cut at a word where it can be; the report says how much went. */
export function shortened(text: string, longest: number): { readonly text: string; readonly cut: string | null } {
  if (text.length <= longest) return { text, cut: null };
  const part = text.slice(0, longest - 1);
  const space = part.lastIndexOf(' ');
  const kept = (space > longest * 0.8 ? part.slice(0, space) : part).replace(/\p{Surrogate}/gu, '').trimEnd();
  return { text: `${kept}…`, cut: `Texten är ${text.length} tecken lång och kortas till ${kept.length + 1}, som är det som ryms.` };
}
