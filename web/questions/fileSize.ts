import { spokenNumber } from '../spoken.ts';

/** `340 kB`, `2,4 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} byte`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${spokenNumber(Math.round(bytes / 100_000) / 10)} MB`;
}
