import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const readme = readFileSync('README.md', 'utf8');

describe('README', () => {
  test('the document on its first screen is a part of a real moment', () => {
    const shown: unknown = JSON.parse(/```json\n([\s\S]*?)```/.exec(readme)?.[1] ?? '');
    const moment = JSON.parse(readFileSync('moments/somnskola.json', 'utf8')) as { modules: readonly { id: string }[] };
    const real = moment.modules.find(({ id }) => id === 'somnfonster');
    expect(real).toMatchObject(shown as object);
  });

  test('every command it names is a script', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const named = [...readme.matchAll(/npm run ([a-z0-9:]+)/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});
