/** Copies of forms that a page has open: that page sends its own answers, and nothing is sent behind its back. */
const open = new Set<string>();

export const isBeingFilledIn = (place: string): boolean => open.has(place);

/** Says that a copy is open; the answer says that it no longer is. */
export function fillingIn(place: string): () => void {
  open.add(place);
  return () => void open.delete(place);
}
