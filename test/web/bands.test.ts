import { expect, test } from 'vitest';
import { bandEdges, type Band } from '../../web/ui/bands.ts';

const band = (from: number, to: number): Band => ({ from, to, name: `${from}–${to}`, tone: 'calm', text: null });

test('bands meet halfway over the gap between whole numbers and reach the ends of the scale', () => {
  const edges = bandEdges([band(10, 14), band(0, 9), band(15, 26)], 0, 27);
  expect(edges.map(({ low, high }) => [low, high])).toEqual([
    [0, 9.5],
    [9.5, 14.5],
    [14.5, 27],
  ]);
});
