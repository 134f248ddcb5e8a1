import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Refusal } from './refusal.ts';

/** Claims the state folder for this process; refuses while another living one holds it. Returns how to let go. */
export function claim(file: string): () => void {
  const holder = holderOf(file);
  if (holder !== null) {
    throw new Refusal(`Stegvis är redan igång i den här mappen (process ${holder}). Stoppa det med ctrl-C i dess fönster och försök igen.`);
  }
  writeFileSync(file, `${JSON.stringify({ pid: process.pid })}\n`);
  return () => rmSync(file, { force: true });
}

/** The living process that holds the folder, or null. */
export function holderOf(file: string): number | null {
  if (!existsSync(file)) return null;
  const { pid } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number };
  return pid !== process.pid && isAlive(pid) ? pid : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
