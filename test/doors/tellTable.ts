import type { LossReport } from '../../doors/lossReport.ts';

/** One line for each file: what was kept, changed and left of each kind of thing. */
export function tellTable(name: string, { lines, counts, refused }: LossReport): void {
  const kinds = [...new Set(lines.map(({ what }) => what))];
  const parts = kinds.map((kind) => {
    const of = lines.filter(({ what }) => what === kind);
    const many = (outcome: string): number => of.filter((line) => line.outcome === outcome).length;
    return `${kind} ${many('kept')}/${many('changed')}/${many('left')}`;
  });
  console.info(`${name}: ${refused ?? `behållet/ändrat/lämnat ${counts.kept}/${counts.changed}/${counts.left}`} | ${parts.join(' | ')}`);
}
