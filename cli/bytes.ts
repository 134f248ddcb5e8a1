import { readFile, stat } from 'node:fs/promises';

/** A file's bytes, or a Swedish sentence on why they cannot be read. */
export async function readBytes(file: string, largest = 30_000_000): Promise<{ readonly bytes: Uint8Array } | { readonly fault: string }> {
  try {
    const { size } = await stat(file);
    if (size > largest) return { fault: `Filen ${file} är för stor. Högst ${largest / 1_000_000} MB läses.` };
    return { bytes: await readFile(file) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') return { fault: `Filen ${file} finns inte.` };
    if (code === 'EISDIR') return { fault: `${file} är en mapp. Ange en fil.` };
    return { fault: `Filen ${file} går inte att läsa.` };
  }
}
