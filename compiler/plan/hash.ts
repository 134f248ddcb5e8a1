/** A plan's address: SHA-256 in hex over its stable text, the same in browser and Node. Also used for a form as it was shown. */
export async function contentHash(content: unknown): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(stableText(content)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** JSON text with keys in code-unit order at every level, so that equal content gives equal text; undefined properties are left out. */
export function stableText(content: unknown): string {
  if (Array.isArray(content)) return `[${content.map((item) => (item === undefined ? 'null' : stableText(item))).join(',')}]`;
  if (typeof content === 'object' && content !== null) {
    const entries = Object.entries(content).filter(([, value]) => value !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${stableText(value)}`).join(',')}}`;
  }
  return JSON.stringify(content) ?? 'null';
}
