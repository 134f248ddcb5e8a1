/** Bytes of a file from elsewhere as text, and what had to be guessed. Never fails: what is no UTF is read as Windows' own Latin letters. */
export function decoded(bytes: Uint8Array): { readonly text: string; readonly guessed: string | null } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), guessed: null };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), guessed: null };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), guessed: null };
  } catch {
    return {
      text: new TextDecoder('windows-1252').decode(bytes),
      guessed: 'Filen är inte skriven i UTF-8 och har lästs som Latin-1 (Windows-1252). Kontrollera å, ä och ö.',
    };
  }
}
