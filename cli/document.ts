import { readFile, stat } from 'node:fs/promises';

/** The text of a document's file, or a Swedish sentence on why it cannot be read. `-` is standard input. */
export async function readDocument(file: string): Promise<{ readonly text: string } | { readonly fault: string }> {
  try {
    if (file !== '-') {
      const { size } = await stat(file);
      if (size > LARGEST) return { fault: `Filen ${file} är för stor. Ett momentdokument är högst 2 MB.` };
    }
    const bytes = file === '-' ? await standardInput() : await readFile(file);
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    return { fault: sentence(file, error) };
  }
}

/** Room for 2 million characters of up to four bytes; the compiler counts the characters. */
const LARGEST = 8_000_000;

async function standardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > LARGEST) throw new RangeError('too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function sentence(file: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return `Filen ${file} finns inte.`;
  if (code === 'EISDIR') return `${file} är en mapp. Ange en fil.`;
  if (code === 'EACCES' || code === 'EPERM') return `Filen ${file} får inte läsas.`;
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return `Filen ${file} är inte text i UTF-8.`;
  if (error instanceof RangeError) return 'Indata är för stora. Ett momentdokument är högst 2 MB.';
  return `Filen ${file} går inte att läsa.`;
}
