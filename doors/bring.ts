import { decoded } from './decoded.ts';
import type { Format, Imported, MomentPart } from './format.ts';
import { formatOf } from './formats.ts';
import { type LossReport, refusal } from './lossReport.ts';

/** A whole file from elsewhere: its letters read, its format known or found, and brought in by that format's door. Never throws. */
export function bring(bytes: Uint8Array, as: Format | null): Imported<MomentPart> | { readonly unknown: string } {
  if (bytes.length > LARGEST) return as === null ? { unknown: TOO_LARGE } : { document: null, report: refusal(as.name, '', TOO_LARGE) };
  const { text, guessed } = decoded(bytes);
  const format = as ?? formatOf(text);
  if (format === null)
    return {
      unknown: text.trim() === '' ? 'Filen är tom.' : 'Filen är av inget slag som går att läsa in. Säg vilket med --as om du vet.',
    };
  const imported = format.bring(text);
  return guessed === null ? imported : { ...imported, report: withGuess(imported.report, guessed) };
}

const LARGEST = 30_000_000;
const TOO_LARGE = 'Filen är större än 30 MB.';

const withGuess = (report: LossReport, because: string): LossReport => ({
  ...report,
  lines: [{ path: '', what: 'metadata', outcome: 'changed', because }, ...report.lines],
  counts: { ...report.counts, changed: report.counts.changed + 1 },
});
