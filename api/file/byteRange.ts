/** What a Range header asks of a file of `size` bytes: a range, all of it, or what the file does not have. */
export type ByteRange = { readonly from: number; readonly to: number } | 'all' | 'outside';

/** One range of bytes. Several at once, and what is no range at all, answer with the whole file, as the protocol lets us. */
export function byteRange(header: string | undefined, size: number): ByteRange {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (first === '' && last === '') return 'all';
  if (first === '') {
    const count = Number(last);
    return count === 0 || size === 0 ? 'outside' : { from: Math.max(0, size - count), to: size - 1 };
  }
  const from = Number(first);
  if (from >= size) return 'outside';
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return to < from ? 'all' : { from, to };
}
