import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { componentsOf, installScripts, isAllowed } from '../../start/licences.ts';

const lock: unknown = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const components = componentsOf(lock);

describe('what Stegvis is made of', () => {
  test('is all under a licence that goes with ours', () => {
    expect(components.length).toBeGreaterThan(200);
    expect(components.filter(({ licence }) => !isAllowed(licence)).map(({ name, licence }) => `${name}: ${licence}`)).toEqual([]);
  });

  test('runs nothing when it is installed but what is listed with what it does, and fetches nothing then', () => {
    const running = components.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
    expect([...new Set(running)].toSorted()).toEqual(Object.keys(installScripts).toSorted());
    const own = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scarfSettings?: { enabled?: boolean };
      scripts: Record<string, string>;
    };
    expect(own.scarfSettings?.enabled).toBe(false);
    expect(Object.keys(own.scripts).filter((name) => /install|prepare/.test(name))).toEqual([]);
  });

  test('is locked to one version and one content each, from the registry alone', () => {
    const { packages } = lock as { packages: Record<string, { version?: string; integrity?: string; resolved?: string; link?: boolean }> };
    const loose = Object.entries(packages).filter(
      ([path, each]) =>
        path !== '' && (each.integrity === undefined || !/^\d+\.\d+\.\d+/.test(each.version ?? '') || each.resolved !== undefined),
    );
    expect(loose.map(([path]) => path)).toEqual([]);
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
      string,
      Record<string, string>
    >;
    const ranges = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
      ([, range]) => !/^\d/.test(range),
    );
    expect(ranges).toEqual([]);
  });
});

describe('a licence', () => {
  test.each(['MIT', 'Apache-2.0 AND MIT', '(WTFPL OR ISC)', 'MIT OR GPL-3.0-only'])('%s is allowed', (licence) => {
    expect(isAllowed(licence)).toBe(true);
  });
  test.each(['GPL-3.0-only', 'MIT AND AGPL-3.0-only', 'SEE LICENSE IN LICENSE.md', 'UNLICENSED', '', null])('%s is not', (licence) => {
    expect(isAllowed(licence)).toBe(false);
  });
});
