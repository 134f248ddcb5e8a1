import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '../../../compiler/check/check.ts';
import { rules } from '../../../compiler/check/rules.ts';
import { compile } from '../../../compiler/compile.ts';
import { parse } from '../../../compiler/document/parse.ts';
import { aMoment } from './base.ts';

const files = (path: string): readonly string[] => readdirSync(new URL(path, import.meta.url)).sort();

describe('check', () => {
  test('the small moment that every rule is tried on has no problem', () => {
    expect(compile(aMoment()).problems).toEqual([]);
  });

  test('every rule file is on the list and has its test', () => {
    const named = files('../../../compiler/check/rules').map((file) => file.replace('.ts', ''));
    expect(rules).toHaveLength(named.length);
    expect(files('.').flatMap((file) => /^([A-Z]\w+)\.test\.ts$/.exec(file)?.[1] ?? [])).toEqual(named);
  });

  test('problems come in the order of the document', () => {
    const { moment } = parse(aMoment({ zone: 'Mars/Base', modules: [], flags: [] }));
    expect(moment && check({ ...moment, batteries: [] }).map(({ code }) => code)).toEqual(['UnknownZone', 'EmptyMoment', 'FormNeverShown']);
  });
});
