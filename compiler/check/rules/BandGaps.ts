import type { Result } from '../../document/result.ts';
import type { Path } from '../../path.ts';
import type { Problem } from '../../problem.ts';
import { error } from '../../problem.ts';
import { placedResults } from '../placedResults.ts';
import type { Rule } from '../rule.ts';

/** Ett resultats intervall täcker precis lägsta till högsta värde, i ordning, utan luckor och utan att gå in i varandra (RES-05). */
export const BandGaps: Rule = (moment) => placedResults(moment).flatMap(({ result, at }) => gaps(result, [...at, 'bands']));

function gaps(result: Result, at: Path): readonly Problem[] {
  const { bands, minimum, maximum } = result;
  const problems: Problem[] = [];
  const add = (index: number, part: 'from' | 'to', message: string): void => {
    problems.push(error('BandGaps', [...at, index, part], message));
  };
  const step = stepOf(bands.flatMap(({ from, to }) => [from, to]));
  bands.forEach((band, index) => {
    if (band.from > band.to) return add(index, 'to', `Intervallet ”${band.name}” slutar före sin början.`);
    if (band.from < minimum) add(index, 'from', `Intervallet ”${band.name}” börjar under resultatets lägsta värde ${minimum}.`);
    if (band.to > maximum) add(index, 'to', `Intervallet ”${band.name}” slutar över resultatets högsta värde ${maximum}.`);
    const before = bands[index - 1];
    if (!before) {
      if (band.from > minimum) add(index, 'from', `Inget intervall täcker värdena från ${minimum} till ${band.from}.`);
    } else if (band.from < before.from) {
      add(index, 'from', `Intervallet ”${band.name}” ska stå före ”${before.name}”.`);
    } else if (band.from <= before.to) {
      add(index, 'from', `Intervallet ”${band.name}” går in i ”${before.name}”.`);
    } else if (band.from - before.to > step * 1.000_001) {
      add(
        index,
        'from',
        `Det finns en lucka mellan ”${before.name}” som slutar på ${before.to} och ”${band.name}” som börjar på ${band.from}.`,
      );
    }
    if (index === bands.length - 1 && band.to < maximum)
      add(index, 'to', `Inget intervall täcker värdena från ${band.to} till ${maximum}.`);
  });
  return problems;
}

/** The smallest step the edges are written in: 1 for whole numbers, 0.1 for one decimal. */
function stepOf(edges: readonly number[]): number {
  const decimals = edges.map((edge) => String(edge).split('.')[1]?.length ?? 0);
  return 10 ** -Math.max(0, ...decimals);
}
