import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { stegvis } from '../../cli/stegvis.ts';
import { ownForm } from '../doors/1177/ownForm.ts';
import { ownDictionary } from '../doors/redcap/ownDictionary.ts';

const folder = mkdtempSync(join(tmpdir(), 'stegvis-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

const place = (name: string): string => join(folder, name);
const file = (name: string, content: string): string => {
  writeFileSync(place(name), content);
  return place(name);
};

async function run(...args: readonly string[]): Promise<{ code: number; out: string; error: string }> {
  const out: string[] = [];
  const error: string[] = [];
  const code = await stegvis(args, { line: (text) => out.push(text), error: (text) => error.push(text) });
  return { code, out: out.join('\n'), error: error.join('\n') };
}

const source = file('1177.json', JSON.stringify(ownForm()));

describe('stegvis import', () => {
  test('knows the format, writes the form and the report, and shows what was kept, changed and left', async () => {
    const { code, out } = await run('import', source, '-o', place('form.json'), '--report', place('report.json'));
    expect(code).toBe(0);
    expect(out).toContain('behållet');
    expect(out).toContain('Lämnat  /calculationFormulas/7: ”summa” används men har inte fått något värde. (formeln, rad 4, tecken 13)');
    expect(out).toContain(`Inga fel.\nSparat i ${place('form.json')}.`);
    expect(JSON.parse(readFileSync(place('form.json'), 'utf8'))).toMatchObject({ id: 'pahittatFormular', title: 'Påhittat formulär' });
    expect(JSON.parse(readFileSync(place('report.json'), 'utf8'))).toMatchObject({ format: '1177', refused: null });
  });

  test('writes several forms as one list', async () => {
    const { code } = await run('import', file('ordbok.csv', ownDictionary), '--as', 'redcap', '-o', place('forms.json'));
    expect(code).toBe(0);
    expect(JSON.parse(readFileSync(place('forms.json'), 'utf8'))).toMatchObject({ forms: [{ id: 'firstForm' }, { id: 'secondForm' }] });
  });

  test.each([
    [['import'], 2, 'Ange en fil.'],
    [['import', 'finns-inte.json'], 2, 'Filen finns-inte.json finns inte.'],
    [['import', source, '--as', 'word'], 2, 'Formatet ”word” finns inte.'],
    [['import', source, '--as', 'redcap'], 1, 'Filen lästes inte in: Kolumnen ”Variable / Field Name” saknas.'],
  ])('%j answers %i: %s', async (args, code, error) => {
    const ran = await run(...args);
    expect(ran.code).toBe(code);
    expect(ran.error).toContain(error);
  });
});

describe('stegvis export', () => {
  const answers = file('svar.json', JSON.stringify([{ id: 'p1', answers: { q1: '2', q2: '1', matris: { g1: '3' } } }]));

  test('writes answers as a table that stegvis score reads', async () => {
    await run('import', source, '-o', place('form.json'));
    expect((await run('export', place('form.json'), '--as', 'csv', '--answers', answers, '-o', place('svar.csv'))).code).toBe(0);
    expect(readFileSync(place('svar.csv'), 'utf8')).toMatch(/^\uFEFFid,q1,q2,/);
    const { out } = await run('score', place('form.json'), '--answers', place('svar.csv'), '--json');
    expect(JSON.parse(out)).toMatchObject({ unknownColumns: [], answers: [{ problems: [] }] });
  });

  test('writes a codebook, and asks for answers where they are needed', async () => {
    await run('import', source, '-o', place('form.json'));
    const { code, out } = await run('export', place('form.json'), '--as', 'codebook');
    expect(code).toBe(0);
    expect(out).toContain('matris.g1,matris,Hur ofta,Fråga g1,singleChoiceMatrix,1 = Inte | 2 = Lite | 3 = Mycket');
    expect(await run('export', place('form.json'), '--as', 'csv')).toMatchObject({
      code: 2,
      error: 'Ange en fil med svar: --answers FIL.',
    });
    expect((await run('export', place('form.json'))).code).toBe(2);
  });
});
