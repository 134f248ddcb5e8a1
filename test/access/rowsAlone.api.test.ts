import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { matrixOf } from './matrix.ts';
import type { Cell, Matrix } from './matrix.ts';
import { roles } from './readers.ts';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let matrix: Matrix;
const seen: Cell[] = [];

beforeAll(async () => {
  world = await openWorld({ has: () => true, maySee: () => true });
  matrix = await matrixOf(world);
});
afterAll(() => world.close());

describe('with the policy switched off, row-level security alone', () => {
  test.each(roles)('lets no canary through to $name', { timeout: 120_000 }, async (role) => {
    const cells = await matrix.cellsOf(role, 'valid');
    seen.push(...cells);
    expect(
      cells
        .filter(({ leaked }) => leaked.length > 0)
        .map(({ route, column, status, leaked }) => `${column}: ${route} ${status} ${leaked.join(' ')}`),
    ).toEqual([]);
  });

  test('has been asked what the policy would have refused', () => {
    const hidden = seen.filter(({ expected }) => expected === 'hidden');
    const through = hidden.filter(({ answer }) => answer === 'passed');
    console.log(
      `Cells with the policy off: ${seen.length}; ${hidden.length} that it refuses, ${through.length} of them answered by what the rows let through.`,
    );
    expect(through.length).toBeGreaterThan(500);
  });
});
