import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { exampleDocument, exampleMoment } from '../support/exampleMoment.ts';

const folder = new URL('../../moments/', import.meta.url);
const names = readdirSync(folder).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : []));

describe.each(names)('%s', (name) => {
  test('has neither errors nor warnings, and is named as its file', () => {
    const { moment, problems } = compile(exampleDocument(name));
    expect(problems).toEqual([]);
    expect(moment?.id).toBe(name);
  });

  test('every picture is there', () => {
    const sources = exampleMoment(name).moment.modules.flatMap(({ sections }) =>
      sections.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'media' ? [step.src] : []))),
    );
    expect(sources.filter((src) => !existsSync(new URL(`media/${src}`, folder)))).toEqual([]);
  });

  test('nothing is cried out', () => expect(exampleDocument(name).replaceAll('!=', '')).not.toContain('!'));
});
