/** So much of a file's end is kept while it comes: a document's own directory is there. */
export const TAIL_BYTES = 256 * 1024;

/** What an office document's zip says of itself, in its directory at the end; nothing is unpacked. */
export type ZipInside = { readonly type: string } | { readonly refused: string };

/** `tail` is the last bytes of a file of `size` bytes. Other archives, macros and bombs are refused. */
export function zipInside(tail: Uint8Array, size: number): ZipInside {
  const names = namesIn(tail, size);
  if (names === null) return { refused: ARCHIVE };
  if (names.unpacked > MOST_UNPACKED || (size > 0 && names.unpacked / size > MOST_TIMES))
    return { refused: 'Dokumentet är orimligt stort uppackat och går inte att skicka.' };
  const has = (part: (name: string) => boolean): boolean => names.all.some(part);
  if (has((name) => /vbaProject\.bin$|(^|\/)(macrosheets|activeX|Basic|Scripts)\//i.test(name)))
    return { refused: 'Dokumentet innehåller makron och går inte att skicka. Spara det utan makron, eller som pdf.' };
  if (has((name) => name === '[Content_Types].xml')) {
    const folder = Object.keys(OFFICE).find((each) => has((name) => name.startsWith(`${each}/`)));
    if (folder !== undefined) return { type: OFFICE[folder] ?? '' };
  }
  if (has((name) => name === 'mimetype') && has((name) => name === 'content.xml'))
    return { type: 'application/vnd.oasis.opendocument.text' };
  return { refused: ARCHIVE };
}

const ARCHIVE = 'Arkiv och zip-filer går inte att skicka. Skicka filerna en och en.';
const MOST_UNPACKED = 500 * 1024 * 1024;
const MOST_TIMES = 500;

const OFFICE: Readonly<Record<string, string>> = {
  word: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xl: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ppt: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

/** Whether an archive's end stands at the end of what is said to be something else. */
export function endsAsArchive(tail: Uint8Array): boolean {
  return endOf(new DataView(tail.buffer, tail.byteOffset, tail.byteLength)) !== null;
}

/** Names and claimed sizes in the directory; null when it is not whole within the tail. */
function namesIn(tail: Uint8Array, size: number): { readonly all: readonly string[]; readonly unpacked: number } | null {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  const end = endOf(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  const from = view.getUint32(end + 16, true) - (size - tail.length);
  if (count === 0 || from < 0) return null;
  const all: string[] = [];
  let unpacked = 0;
  for (let at = from, index = 0; index < count; index += 1) {
    if (at + 46 > tail.length || view.getUint32(at, true) !== 0x02014b50) return null;
    const [name, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    unpacked += view.getUint32(at + 24, true);
    all.push(new TextDecoder().decode(tail.subarray(at + 46, at + 46 + name)));
    at += 46 + name + extra + comment;
  }
  return { all, unpacked };
}

/** Where the end of a zip's directory stands, within the 64 kB that its comment may have. */
function endOf(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= 0 && at > view.byteLength - 22 - 65_536; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50 && at + 22 + view.getUint16(at + 20, true) <= view.byteLength) return at;
  }
  return null;
}
