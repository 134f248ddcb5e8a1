import type { LossLine, LossReport, Outcome } from '../doors/lossReport.ts';

/** A loss report as a person reads it: kept, changed and left for each kind of thing, then every line that is not simply kept. */
export function lossTable({ lines, counts, source }: LossReport, most = 40): readonly string[] {
  const kinds = [...new Set(lines.map(({ what }) => what))];
  const count = (what: string, outcome: Outcome): number => lines.filter((line) => line.what === what && line.outcome === outcome).length;
  const row = (name: string, kept: number, changed: number, left: number): string =>
    `  ${name.padEnd(16)}${String(kept).padStart(8)}${String(changed).padStart(9)}${String(left).padStart(9)}`;
  const told = alike(lines.filter(({ because }) => because !== undefined));
  return [
    ...(source === '' ? [] : [source]),
    `  ${''.padEnd(16)}${'behållet'.padStart(8)}${'ändrat'.padStart(9)}${'lämnat'.padStart(9)}`,
    ...kinds.map((what) => row(NAMES[what] ?? what, count(what, 'kept'), count(what, 'changed'), count(what, 'left'))),
    row('allt', counts.kept, counts.changed, counts.left),
    ...told.slice(0, most).map(({ line, times }) => {
      const more = times > 1 ? ` (och ${times - 1} till av samma slag)` : '';
      return `  ${WORDS[line.outcome]}  ${line.path === '' ? 'hela filen' : line.path}: ${line.because}${more}`;
    }),
    ...(told.length > most ? [`  … och ${told.length - most} slag till. Alla rader står i rapporten (--report).`] : []),
  ];
}

/** Lines that say the same but for names and numbers, together; what was left first, then what was changed. */
function alike(lines: readonly LossLine[]): readonly { readonly line: LossLine; readonly times: number }[] {
  const found = new Map<string, { line: LossLine; times: number }>();
  for (const line of lines) {
    const key = `${line.outcome} ${line.what} ${(line.because ?? '').replaceAll(/”[^”]*”/g, '').replaceAll(/[\d.,]+/g, '')}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { line, times: 1 });
    else known.times += 1;
  }
  const order: readonly Outcome[] = ['left', 'changed', 'kept'];
  return [...found.values()].toSorted((a, b) => order.indexOf(a.line.outcome) - order.indexOf(b.line.outcome));
}

const WORDS: Readonly<Record<Outcome, string>> = { kept: 'Behållet', changed: 'Ändrat', left: 'Lämnat' };
const NAMES: Readonly<Record<string, string>> = {
  form: 'formulär',
  page: 'sidor',
  item: 'frågor',
  option: 'alternativ',
  condition: 'villkor',
  calculation: 'beräkningar',
  text: 'texter',
  media: 'bild och ljud',
  code: 'koder',
  validation: 'gränser',
  schedule: 'scheman',
  reminder: 'påminnelser',
  translation: 'översättningar',
  metadata: 'uppgifter',
};
