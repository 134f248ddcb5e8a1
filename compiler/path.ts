/** Where in a document: `['modules', 4, 'opens']`. */
export type Path = readonly (string | number)[];

/** A path as people and programs write it: `modules[4].opens`; the whole document is `(hela dokumentet)`. */
export function pathText(path: Path): string {
  if (path.length === 0) return '(hela dokumentet)';
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('');
}

/** Document order for two places: by position where both are positions, otherwise by name. */
export function comparePaths(a: Path, b: Path): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const one = a[index];
    const other = b[index];
    if (one === other) continue;
    if (typeof one === 'number' && typeof other === 'number') return one - other;
    return String(one) < String(other) ? -1 : 1;
  }
  return a.length - b.length;
}
