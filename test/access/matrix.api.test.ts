import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { policy } from '../../api/policy.ts';
import { ownRules } from './expected.ts';
import { matrixOf } from './matrix.ts';
import type { Cell, Matrix } from './matrix.ts';
import { roles } from './readers.ts';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let matrix: Matrix;
const seen: Cell[] = [];

beforeAll(async () => {
  world = await openWorld();
  matrix = await matrixOf(world);
});
afterAll(() => world.close());

/** A cell in one line. */
const told = ({ route, role, column, expected, answer, status, refusedBecause, leaked, unlogged }: Cell): string =>
  `${role}, ${column}: ${route} should be ${expected}, was ${answer} (${status} ${refusedBecause ?? ''}) ${leaked.join(' ')} ${unlogged.join(' ')}`;

describe('the access matrix', () => {
  test.each(roles)('holds for every route as $name', { timeout: 120_000 }, async (role) => {
    const cells = await matrix.cellsOf(role);
    seen.push(...cells);
    const wrong = cells.filter(({ expected, answer }) => {
      if (answer === 'fault') return true;
      if (expected === 'own rule') return false;
      return answer !== { open: 'passed', hidden: 'hidden', unsigned: 'unsigned' }[expected];
    });
    expect({
      wrong: wrong.map(told),
      leaked: cells.filter(({ leaked }) => leaked.length > 0).map(told),
      unlogged: cells.filter(({ unlogged }) => unlogged.length > 0).map(told),
    }).toEqual({ wrong: [], leaked: [], unlogged: [] });
  });

  test('has been told what every address is about: a new route comes with its row and with something to ask it for', () => {
    expect([...matrix.unfilled]).toEqual([]);
  });

  test('has met every route of the policy, and each has let somebody through', () => {
    expect([...new Set(seen.map(({ route }) => route))].toSorted()).toEqual(Object.keys(policy).toSorted());
    const passed = new Set(seen.filter(({ status }) => status < 400).map(({ route }) => route));
    const by = (key: 'expected' | 'column'): string =>
      [...new Set(seen.map((cell) => cell[key]))].map((name) => `${name} ${seen.filter((cell) => cell[key] === name).length}`).join(', ');
    console.log(
      `Cells: ${seen.length}, of ${matrix.operations.length} routes and ${roles.length} roles. ${by('expected')}. ${by('column')}.`,
    );
    // What is only refused by how things are has still met the policy: nobody is let through by an answer that is the uniform no.
    const met = new Set(seen.filter(({ answer }) => answer === 'passed').map(({ route }) => route));
    expect(Object.keys(policy).filter((route) => !met.has(route) && !(route in ownRules))).toEqual([]);
    console.log(
      `Answered with what was asked for: ${passed.size} routes; refused by the rows alone: ${[...met].filter((route) => !passed.has(route)).length}.`,
    );
  });
});
