import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from '../../../compiler/document/parse.ts';
import { momentSchema, schemaText } from '../../../compiler/document/schema.ts';

const root = new URL('../../../', import.meta.url);

describe('document: the published JSON Schema', () => {
  test('schemas/moment.schema.json is the one the document has now (npm run schema writes it)', () => {
    expect(readFileSync(new URL('schemas/moment.schema.json', root), 'utf8')).toBe(schemaText());
  });

  test('asks for what has no default and lets the rest be left out', () => {
    const { required } = momentSchema() as { required: readonly string[] };
    expect(required).toEqual(['formatVersion', 'id', 'name', 'version', 'kind', 'language', 'summary']);
  });

  test.each(readdirSync(new URL('moments/', root)).filter((file) => file.endsWith('.json')))('the shape of moments/%s is right', (file) => {
    expect(parse(readFileSync(new URL(`moments/${file}`, root), 'utf8')).problems).toEqual([]);
  });
});
