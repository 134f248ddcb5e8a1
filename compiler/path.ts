/** Where in a document: `['modules', 4, 'opens']`. */
export type Path = readonly (string | number)[];

/** A path as people and programs write it: `modules[4].opens`. The document itself is `dokumentet`. */
export function pathText(path: Path): string {
  if (path.length === 0) return 'dokumentet';
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('');
}

/** Compares two places by where they stand in the document, from the top. What is not there comes last. */
export function inDocumentOrder(document: unknown): (a: Path, b: Path) => number {
  return (a, b) => {
    let here: unknown = document;
    for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
      if (a[index] !== b[index]) return positionOf(here, a[index]) - positionOf(here, b[index]);
      here = typeof here === 'object' && here !== null ? (here as Record<string | number, unknown>)[a[index] ?? ''] : undefined;
    }
    return a.length - b.length;
  };
}

function positionOf(parent: unknown, part: string | number | undefined): number {
  if (typeof part === 'number') return part;
  const position = typeof parent === 'object' && parent !== null ? Object.keys(parent).indexOf(part ?? '') : -1;
  return position === -1 ? Number.MAX_SAFE_INTEGER : position;
}
