import type { Result } from '../../compiler/document/result.ts';
import type { Given } from '../given.ts';
import { normalShare } from '../normalShare.ts';
import type { Outcome } from '../outcome.ts';
import { resultNumber } from '../resultValue.ts';
import { tidy } from '../rounded.ts';

type Norm = Extract<Result['method'], { kind: 'norm' }>;
type Row = Norm['table'][number];

/**
 * A result held against a norm table by age at the time of answering and legal sex: the first row that fits.
 * A row of mean and standard deviation gives a z, a T (50 + 10 z) or a percentile of the normal distribution;
 * a row of raw values gives what the table says. No row that fits is a failed calculation, never a guess.
 */
export function norm(given: Given, method: Norm): Outcome {
  const of = resultNumber(given, method.of);
  const { citizen } = given.context;
  const inputs = { of: 'value' in of ? of.value : null, age: citizen.age, sex: citizen.sex };
  if (!('value' in of)) return { ...of, inputs };
  const row = method.table.find((candidate) => fits(candidate, citizen));
  if (!row) return { failure: noRow(method.table, citizen), inputs };
  if ('raw' in row) {
    const found = row.raw.find(([from, to]) => of.value >= from && of.value <= to);
    if (!found) return { failure: `Normtabellen har inget värde för ${of.value.toLocaleString('sv')}.`, inputs };
    return { value: found[2], inputs: { ...inputs, row: [found[0], found[1]] } };
  }
  if (!(row.sd > 0)) return { failure: 'Normtabellens rad saknar standardavvikelse.', inputs };
  const z = (of.value - row.mean) / row.sd;
  const against = { ...inputs, mean: row.mean, sd: row.sd };
  switch (method.as) {
    case 'z':
      return { value: tidy(z), inputs: against };
    case 't':
      return { value: tidy(50 + 10 * z), inputs: against };
    case 'percentile':
      return { value: tidy(100 * normalShare(z)), inputs: against };
    case 'value':
      return { failure: 'Normtabellens rad har inga värden att slå upp.', inputs: against };
  }
}

/** Both ends of an age are counted in, in whole years. */
function fits(row: Row, { age, sex }: Given['context']['citizen']): boolean {
  if (row.sex !== undefined && row.sex !== sex) return false;
  if (row.ageFrom === undefined && row.ageTo === undefined) return true;
  if (age === null) return false;
  const years = Math.floor(age);
  return years >= (row.ageFrom ?? -Infinity) && years <= (row.ageTo ?? Infinity);
}

function noRow(table: readonly Row[], { age, sex }: Given['context']['citizen']): string {
  const unknown = [
    ...(age === null && table.some(({ ageFrom, ageTo }) => ageFrom !== undefined || ageTo !== undefined) ? ['ålder'] : []),
    ...(sex === null && table.some((row) => row.sex !== undefined) ? ['kön'] : []),
  ];
  return unknown.length > 0
    ? `Normtabellen kräver uppgift om ${unknown.join(' och ')}, som inte är känd.`
    : 'Normtabellen har ingen rad för personens ålder och kön.';
}
