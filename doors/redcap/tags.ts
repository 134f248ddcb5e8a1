/** One action tag of a field's annotation: `@DEFAULT='1'`, `@HIDDEN`. */
export interface Tag {
  readonly name: string;
  readonly value: string | null;
}

/** The action tags of an annotation, and the words that are none. */
export function tagsOf(annotation: string): { readonly tags: readonly Tag[]; readonly words: string } {
  const tags: Tag[] = [];
  const words = annotation.replaceAll(
    /@([A-Z][A-Z0-9-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s@]+)))?/g,
    (_whole, name: string, double?: string, single?: string, bare?: string) => {
      tags.push({ name, value: double ?? single ?? bare ?? null });
      return ' ';
    },
  );
  return { tags, words: words.trim() };
}
