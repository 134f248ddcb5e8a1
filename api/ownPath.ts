/** Only a path of ours: never an address of somebody else's. */
export function ownPath(to: string): string {
  if (!/^\/(?![/\\])[^\\]*$/.test(to) || Array.from(to).some((sign) => sign < ' ')) return '/';
  const resolved = new URL(to, 'http://stegvis.invalid');
  return resolved.host === 'stegvis.invalid' ? resolved.pathname + resolved.search : '/';
}
