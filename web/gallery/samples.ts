/** A picture made here, so that the gallery needs no files. */
export const picture = (word: string, colour: string): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 120"><rect width="160" height="120" fill="#fff"/><circle cx="80" cy="60" r="44" fill="${colour}"/><text x="80" y="66" text-anchor="middle" font-family="sans-serif" font-size="16">${word}</text></svg>`,
  )}`;

/** A quarter of a second of silence. */
export function silence(): string {
  const bytes = new Uint8Array(44 + 2000);
  const view = new DataView(bytes.buffer);
  const write = (at: number, text: string) => text.split('').forEach((sign, index) => view.setUint8(at + index, sign.charCodeAt(0)));
  write(0, 'RIFF');
  view.setUint32(4, 2036, true);
  write(8, 'WAVEfmt ');
  [16, 0x10001, 8000, 8000].forEach((value, index) => view.setUint32(16 + index * 4, value, true));
  view.setUint32(32, 0x80001, true);
  write(36, 'data');
  view.setUint32(40, 2000, true);
  bytes.fill(128, 44);
  return `data:audio/wav;base64,${btoa(String.fromCharCode(...bytes))}`;
}

export const captions = `data:text/vtt,${encodeURIComponent('WEBVTT\n\n00:00.000 --> 00:01.000\nTa ett djupt andetag.')}`;
