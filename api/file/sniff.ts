import type { FileKind } from '../../db/files.ts';

/** What a file is by its first bytes, whatever it is called. */
export type Sniffed =
  | { readonly kind: FileKind; readonly type: string; readonly container?: 'zip' }
  /** Why it is not taken, in a sentence. */
  | { readonly refused: string };

/** So many bytes from the beginning tell. */
export const HEAD_BYTES = 64 * 1024;

/** Known by magic bytes alone. SVG, HTML and archives are refused; an office document is a zip whose insides are looked at afterwards. */
export function sniff(head: Uint8Array): Sniffed {
  if (head.length === 0) return { refused: 'Filen är tom.' };
  const found = MAGIC.find(({ at = 0, bytes }) => bytes.every((byte, index) => byte === null || head[at + index] === byte));
  if (found) {
    if ('refused' in found) return { refused: found.refused };
    if (found.kind === 'image' && looksLikeMarkup(head)) return { refused: MARKUP };
    return found.type === BOX
      ? boxed(head)
      : { kind: found.kind, type: found.type, ...('container' in found ? { container: 'zip' as const } : {}) };
  }
  if (looksLikeMarkup(head)) return { refused: MARKUP };
  return { refused: 'Filen är av ett slag som inte går att skicka. Skicka en bild, en pdf, ett dokument, ett ljud eller en film.' };
}

const BOX = 'box';
const MARKUP =
  'Filen innehåller en webbsida eller en ritning med kod (HTML eller SVG) och går inte att skicka. Spara den som bild eller pdf.';
const ARCHIVE = 'Arkiv och zip-filer går inte att skicka. Skicka filerna en och en.';
const PROGRAM = 'Program går inte att skicka.';
const OLD_OFFICE = 'Äldre Office-filer kan innehålla makron och går inte att skicka. Spara dokumentet som pdf eller docx.';

type Magic = { readonly at?: number; readonly bytes: readonly (number | null)[] } & (
  | { readonly kind: FileKind; readonly type: string; readonly container?: 'zip' }
  | { readonly refused: string }
);

const text = (letters: string): readonly number[] => Array.from(letters, (letter) => letter.charCodeAt(0));

const MAGIC: readonly Magic[] = [
  { bytes: [0xff, 0xd8, 0xff], kind: 'image', type: 'image/jpeg' },
  { bytes: [0x89, ...text('PNG'), 0x0d, 0x0a, 0x1a, 0x0a], kind: 'image', type: 'image/png' },
  { bytes: text('GIF87a'), kind: 'image', type: 'image/gif' },
  { bytes: text('GIF89a'), kind: 'image', type: 'image/gif' },
  { bytes: [...text('RIFF'), null, null, null, null, ...text('WEBP')], kind: 'image', type: 'image/webp' },
  { bytes: text('%PDF-'), kind: 'pdf', type: 'application/pdf' },
  { bytes: [...text('RIFF'), null, null, null, null, ...text('WAVE')], kind: 'audio', type: 'audio/wav' },
  { bytes: text('ID3'), kind: 'audio', type: 'audio/mpeg' },
  { bytes: [0xff, 0xfb], kind: 'audio', type: 'audio/mpeg' },
  { bytes: [0xff, 0xf3], kind: 'audio', type: 'audio/mpeg' },
  { bytes: [0xff, 0xf2], kind: 'audio', type: 'audio/mpeg' },
  { bytes: [0xff, 0xf1], kind: 'audio', type: 'audio/aac' },
  { bytes: [0xff, 0xf9], kind: 'audio', type: 'audio/aac' },
  { bytes: text('OggS'), kind: 'audio', type: 'audio/ogg' },
  { bytes: text('fLaC'), kind: 'audio', type: 'audio/flac' },
  { bytes: [0x1a, 0x45, 0xdf, 0xa3], kind: 'video', type: 'video/webm' },
  { at: 4, bytes: text('ftyp'), kind: 'video', type: BOX },
  { bytes: text('PK\u0003\u0004'), kind: 'document', type: 'application/zip', container: 'zip' },
  { bytes: text('{\\rtf'), kind: 'document', type: 'application/rtf' },
  { bytes: text('PK'), refused: ARCHIVE },
  { bytes: [0x1f, 0x8b], refused: ARCHIVE },
  { bytes: text('Rar!'), refused: ARCHIVE },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], refused: ARCHIVE },
  { bytes: text('BZh'), refused: ARCHIVE },
  { bytes: [0xfd, ...text('7zXZ')], refused: ARCHIVE },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], refused: OLD_OFFICE },
  { bytes: text('MZ'), refused: PROGRAM },
  { bytes: [0x7f, ...text('ELF')], refused: PROGRAM },
  { bytes: text('#!'), refused: PROGRAM },
];

/** The brand of a file in boxes says whether it is a picture, sound or film. */
function boxed(head: Uint8Array): Sniffed {
  const brand = String.fromCharCode(...head.subarray(8, 12));
  if (/^(heic|heix|heim|heis|mif1|msf1)$/.test(brand)) return { kind: 'image', type: 'image/heic' };
  if (/^(avif|avis)$/.test(brand)) return { kind: 'image', type: 'image/avif' };
  if (/^(M4A |M4B |M4P )$/.test(brand)) return { kind: 'audio', type: 'audio/mp4' };
  if (brand === 'qt  ') return { kind: 'video', type: 'video/quicktime' };
  return { kind: 'video', type: 'video/mp4' };
}

/** What a browser would read as a page, in as many bytes as it looks at. */
const looksLikeMarkup = (head: Uint8Array): boolean =>
  /<(!doctype|html|head|body|script|svg|iframe|\?xml)\b/i.test(new TextDecoder('latin1').decode(head.subarray(0, 2048)));
