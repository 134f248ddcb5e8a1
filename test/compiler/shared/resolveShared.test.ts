import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import { parse } from '../../../compiler/document/parse.ts';
import { pathText } from '../../../compiler/path.ts';
import { resolveShared } from '../../../compiler/shared/resolveShared.ts';
import { aForm, aMoment } from '../check/base.ts';

const whole = { ...aForm({ id: 'delat', title: 'Delat formulär' }), version: '2' };
const lookup = (id: string, version: string): unknown => (id === 'delat-formular' && version === '2' ? whole : null);
const using = (more: object = {}): unknown => ({ ...aMoment(), forms: [{ id: 'f1', uses: 'delat-formular', version: '2', ...more }] });

describe('shared forms', () => {
  test('a form that is used stands in its place, whole, with its name and version beside it', () => {
    const { document, problems } = resolveShared(using(), lookup);
    expect(problems).toEqual([]);
    const { moment, plan, problems: found } = compile(document);
    expect(found).toEqual([]);
    expect(plan).not.toBeNull();
    expect(moment?.forms[0]).toMatchObject({ id: 'f1', title: 'Delat formulär', sharedForm: { id: 'delat-formular', version: '2' } });
    expect(moment?.forms[0]).not.toHaveProperty('uses');
    expect(moment?.forms[0]).not.toHaveProperty('version');
  });

  test('the same from text, and what the moment says of it itself goes before', () => {
    const { document } = resolveShared(JSON.stringify(using({ title: 'Vår mätning', staffMayAnswer: true })), lookup);
    expect(parse(document).moment?.forms[0]).toMatchObject({
      title: 'Vår mätning',
      staffMayAnswer: true,
      questions: [{ id: 'one' }, {}, {}, {}, {}, {}, {}],
    });
  });

  test('one that is not there is told at its place, and check says so too', () => {
    const { document, problems } = resolveShared(using({ version: '3' }), lookup);
    expect(problems.map(({ at, message }) => `${pathText(at)}: ${message}`)).toEqual([
      'forms[0].uses: Det finns inget delat formulär ”delat-formular” version 3.',
    ]);
    expect(
      compile(document)
        .problems.filter(({ code }) => code === 'SharedFormVersion')
        .map(({ message }) => message),
    ).toEqual(['Det delade formuläret ”delat-formular” version 3 är inte hämtat.']);
  });

  test.each<[string, unknown]>([
    ['a moment that uses nothing', aMoment()],
    ['a form with questions of its own beside it', using({ questions: aForm().questions })],
    ['text that is no JSON', '{'],
    ['nothing', null],
    ['a list', [1]],
    ['forms that are none', { forms: 'x' }],
    ['a form that is none', { forms: [null, 3] }],
  ])('%s comes back as it was', (_what, document) => {
    expect(resolveShared(document, lookup)).toEqual({ document, problems: [] });
  });

  test('the document that came in is not changed', () => {
    const document = using();
    const before = structuredClone(document);
    resolveShared(document, lookup);
    expect(document).toEqual(before);
  });

  test('every instrument can be used by its name and version, and then checks', () => {
    const folder = new URL('../../../moments/instruments/', import.meta.url);
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const form = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as {
        readonly id: string;
        readonly version: string;
        readonly kind?: string;
      };
      const name = file.replace('.json', '');
      const { document, problems } = resolveShared(
        {
          ...aMoment(),
          flags: [],
          forms: [{ id: 'f1', uses: name, version: form.version }],
          ...(form.kind === undefined ? {} : { batteries: [] }),
        },
        () => form,
      );
      expect(problems).toEqual([]);
      expect(compile(document).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    }
  });
});
