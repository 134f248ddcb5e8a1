import type { NormRow } from '../../document/method.ts';
import type { Path } from '../../path.ts';
import type { Problem } from '../../problem.ts';
import { error, warning } from '../../problem.ts';
import { placedResults } from '../placedResults.ts';
import type { Rule } from '../rule.ts';

/** En normtabell har en enda rad för varje ålder och kön, utan luckor mellan åldrarna, och det den slår upp går att slå upp (RES-01). */
export const NormTable: Rule = (moment) =>
  placedResults(moment).flatMap(({ result: { method }, at }) => {
    if (method.kind !== 'norm') return [];
    const table = [...at, 'method', 'table'];
    return [...method.table.flatMap((row, index) => inRow(row, method.as, [...table, index])), ...between(method.table, table)];
  });

function inRow(row: NormRow, as: string, at: Path): readonly Problem[] {
  const { ageFrom = 0, ageTo = 130 } = row;
  if (ageFrom > ageTo) return [error('NormTable', [...at, 'ageTo'], `Åldern ${ageTo} är lägre än ${ageFrom}.`)];
  if (!('raw' in row)) return as === 'value' ? [error('NormTable', at, 'Med as ”value” behövs raw: vad varje råpoäng står för.')] : [];
  const sorted = row.raw.map((one, index) => ({ one, index })).sort((a, b) => a.one[0] - b.one[0]);
  return sorted.flatMap(({ one: [from, to], index }, place) => {
    const before = sorted[place - 1];
    if (from > to) return [error('NormTable', [...at, 'raw', index], `Råpoängen slutar på ${to}, före sin början ${from}.`)];
    return before && from <= before.one[1] ? [error('NormTable', [...at, 'raw', index], `Råpoängen ${from} står i två rader.`)] : [];
  });
}

function between(table: readonly NormRow[], at: Path): readonly Problem[] {
  const problems = table.flatMap((row, index) =>
    table.slice(0, index).some((other) => overlaps(row, other))
      ? [error('NormTable', [...at, index], 'Raden gäller någon som en tidigare rad redan gäller.')]
      : [],
  );
  if (problems.length > 0 || table.some(({ ageFrom = 0, ageTo = 130 }) => ageFrom > ageTo)) return problems;
  return (['female', 'male'] as const)
    .flatMap((sex) => {
      const rows = table
        .flatMap((row, index) =>
          row.sex === undefined || row.sex === sex ? [{ from: row.ageFrom ?? 0, to: row.ageTo ?? 130, index }] : [],
        )
        .sort((a, b) => a.from - b.from);
      return rows.flatMap(({ from, index }, place) => {
        const before = rows[place - 1];
        return before && from > before.to + 1
          ? [warning('NormTable', [...at, index], `Ingen rad gäller åldrarna ${before.to + 1}–${from - 1}.`)]
          : [];
      });
    })
    .filter((problem, index, all) => all.findIndex((other) => String(other.at) === String(problem.at)) === index);
}

const overlaps = (one: NormRow, other: NormRow): boolean =>
  (one.sex === undefined || other.sex === undefined || one.sex === other.sex) &&
  (one.ageFrom ?? 0) <= (other.ageTo ?? 130) &&
  (other.ageFrom ?? 0) <= (one.ageTo ?? 130);
