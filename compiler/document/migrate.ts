import type { Problem } from '../problem.ts';
import { error } from '../problem.ts';
import { FORMAT_VERSION } from './moment.ts';

/** Brings a document written in an older format up to date, one version at a time, before anything else reads it. */
export function migrate(document: unknown): { readonly document: unknown } | { readonly problems: readonly Problem[] } {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return { problems: [error('Shape', [], 'Ett momentdokument är ett JSON-objekt inom klammerparentes.')] };
  }
  const version = 'formatVersion' in document ? document.formatVersion : undefined;
  if (version === undefined) return refused(`Dokumentets format saknas. Skriv "formatVersion": ${FORMAT_VERSION} först i dokumentet.`);
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return refused(`Dokumentets format känns inte igen. Stegvis läser format 1 till ${FORMAT_VERSION}.`);
  }
  if (version > FORMAT_VERSION) {
    return refused(
      `Dokumentet är skrivet i format ${version}, men den här versionen av Stegvis läser högst format ${FORMAT_VERSION}. Uppdatera Stegvis.`,
    );
  }
  let current: unknown = document;
  for (const step of migrations.slice(version - 1)) current = step(current);
  return { document: current };
}

const refused = (message: string) => ({ problems: [error('UnknownFormatVersion', ['formatVersion'], message)] });

/** From format n to n + 1 at index n − 1. Format 1 is the first, so there is none yet. */
const migrations: readonly ((document: unknown) => unknown)[] = [];
