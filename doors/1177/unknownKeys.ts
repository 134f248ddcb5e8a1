import type { LossLog } from '../lossReport.ts';
import { isSomething, type SourcePart } from './source.ts';

/** Tells of everything in a part of the file that this door does not know. */
export function tellUnknown({ path, value }: SourcePart, known: readonly string[], log: LossLog): void {
  for (const [key, content] of Object.entries(value)) {
    if (known.includes(key) || !isSomething(content)) continue;
    log.left(`${path}/${pointer(key)}`, 'metadata', `Uppgiften ”${key.slice(0, 60)}” är okänd och förs inte över.`);
  }
}

const pointer = (key: string): string => key.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1');
