import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { stegvis } from '../../cli/stegvis.ts';
import { aMoment, aForm } from '../compiler/check/base.ts';

const folder = mkdtempSync(join(tmpdir(), 'stegvis-score-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

async function run(...args: readonly string[]): Promise<{ code: number; out: string; error: string }> {
  const out: string[] = [];
  const error: string[] = [];
  const code = await stegvis(args, { line: (text) => out.push(text), error: (text) => error.push(text) });
  return { code, out: out.join('\n'), error: error.join('\n') };
}

const shipped = (name: string): string => fileURLToPath(new URL(`../../moments/instruments/${name}.json`, import.meta.url));
const gad7 = shipped('gad-7');
const ids = [1, 2, 3, 4, 5, 6, 7].map((number) => `q${number}`);
const all = (score: number) => Object.fromEntries(ids.map((id) => [id, String(score)]));
const values = (out: string): unknown =>
  (JSON.parse(out) as { answers: { results: { result: string; value: unknown }[] }[] }).answers.map(({ results }) =>
    Object.fromEntries(results.map(({ result, value }) => [result, value])),
  );

describe('stegvis score', () => {
  test('tells value, unit, band and how it was counted, and what waits; exit 0', async () => {
    expect(await run('score', gad7, '--answers', file('ett.json', all(2)))).toEqual({
      code: 0,
      out: [
        'GAD-7 – oro och ångest',
        'GAD-7, summa: 14 poäng – Måttliga besvär',
        '  räknades: q1 2, q2 2, q3 2, q4 2, q5 2, q6 2, q7 2',
        '  metod, version 1',
        'GAD-7, förändring: väntar på ett annat formulär eller ett tidigare tillfälle',
      ].join('\n'),
      error: '',
    });
  });

  test('a result that cannot be counted is told with its reason; exit 1', async () => {
    const { code, out } = await run('score', gad7, '--answers', file('sex.json', { ...all(1), q7: undefined }));
    expect(code).toBe(1);
    expect(out).toContain('GAD-7, summa: inget värde. Ett svar saknas, och inget får saknas.\n');
    expect(out).toContain('q6 1, q7 saknas\n  saknades: 1\n');
  });

  test('answers that do not fit the form are told and not counted; exit 1', async () => {
    const { code, out, error } = await run('score', gad7, '--answers', file('fel.json', { ...all(1), q1: '9', q20: '1' }));
    expect(code).toBe(1);
    expect(out).toBe('GAD-7 – oro och ångest');
    expect(error).toBe('Frågan ”q1”: Välj ett av alternativen.\nFrågan ”q20”: Frågan finns inte i formuläret.');
  });

  test('a list is one set of answers each; as a series each has those before it', async () => {
    const list = file('lista.json', [all(1), { answers: all(2) }]);
    expect(values((await run('score', gad7, '--answers', list, '--json')).out)).toEqual([{ total: 7 }, { total: 14 }]);
    expect(values((await run('score', gad7, '--answers', list, '--json', '--series')).out)).toEqual([
      { total: 7 },
      { total: 14, forandring: 7 },
    ]);
  });

  test('a table is read by question, options by id or by words, and what is no question is told', async () => {
    const table = file('svar.csv', '\uFEFFq1;q2;q3;q4;q5;q6;q7;namn\n0;1;2;3;0;0;0;x\n\nFlera dagar;nästan varje dag;0;0;0;0;0;\n');
    const { code, out } = await run('score', gad7, '--answers', table, '--json');
    expect(code).toBe(0);
    expect(values(out)).toEqual([{ total: 6 }, { total: 4 }]);
    expect(JSON.parse(out)).toMatchObject({ form: 'gad7', unknownColumns: ['namn'] });
    expect((await run('score', gad7, '--answers', table)).out).toContain('Kolumner som inte är frågor lämnades: namn.\n\nSvar 1\n');
  });

  test('every kind of cell is read: rows of a matrix, yes and no, numbers with a comma, several options', async () => {
    const form = file('sorter.json', {
      id: 'f',
      title: 'Sorter',
      questions: [
        { kind: 'singleChoiceMatrix', id: 'm', text: 'm', rows: [{ id: 'a', text: 'a' }], options: [{ id: 'x', text: 'X', score: 2 }] },
        { kind: 'yesNo', id: 'y', text: 'y' },
        { kind: 'number', id: 'n', text: 'n', decimals: 1 },
        {
          kind: 'multipleChoice',
          id: 's',
          text: 's',
          options: [
            { id: 'b', text: 'Be', score: 4 },
            { id: 'c', text: 'Ce', score: 8 },
          ],
        },
        { kind: 'date', id: 'd', text: 'd' },
      ],
      results: [
        { id: 't', title: 't', method: { kind: 'sum', questions: ['m.a', 'y', 'n', 's'] }, minimum: 0, maximum: 100, audience: ['staff'] },
      ],
    });
    const table = file('sorter.csv', 'm.a,y,n,s,d,m.saknas\nX,Ja,"0,5",b|ce,2026-01-02,\nx,nej,2,c,,1\n');
    const { out } = await run('score', form, '--answers', table, '--json');
    expect(values(out)).toEqual([{ t: 15.5 }, { t: 12 }]);
    expect(JSON.parse(out)).toMatchObject({ unknownColumns: ['m.saknas'] });
  });

  test('age and sex come from the line, from the answers or from the table', async () => {
    const three = { q1: '2', q2: '1', q3: '0' };
    const answers = file('tre.json', [three, { answers: three, citizen: { sex: 'female' } }]);
    const grans = (out: string) => (values(out) as { grans: string }[]).map((each) => each.grans);
    expect(grans((await run('score', shipped('audit-c'), '--answers', answers, '--sex', 'male', '--json')).out)).toEqual([
      'Under gränsen',
      'Över gränsen',
    ]);
    const table = file('tre.csv', 'q1,q2,q3,sex,age\n2,1,0,kvinna,44\n2,1,0,man,\n');
    expect(grans((await run('score', shipped('audit-c'), '--answers', table, '--json')).out)).toEqual(['Över gränsen', 'Under gränsen']);
  });

  test('of several forms one is chosen, and the names are told when none is', async () => {
    const moment = file('moment.json', aMoment({ forms: [aForm(), aForm({ id: 'f2', title: 'Andra' })] }));
    const answers = file('f2.json', { one: 'a2' });
    expect((await run('score', moment, '--answers', answers, '--form', 'f2')).out).toMatch(/^Andra\n.*: 2/);
    expect(await run('score', moment, '--answers', answers)).toEqual({
      code: 2,
      out: '',
      error: `${moment} har flera formulär. Välj ett med --form: f1, f2.`,
    });
    expect((await run('score', moment, '--answers', answers, '--form', 'f3')).error).toBe(
      `${moment} har inget formulär ”f3”. Formulären är f1, f2.`,
    );
    const list = file('flera.json', { forms: [aForm({ id: 'f4' })] });
    expect((await run('score', list, '--answers', answers)).code).toBe(0);
    expect((await run('score', file('inga.json', { forms: [] }), '--answers', answers)).code).toBe(2);
  });

  test('a form with errors is told of at its own places; exit 1', async () => {
    const form = file('trasigt.json', { id: 'f', title: 'F', questions: [{ kind: 'sång', id: 'q', text: 'q' }] });
    const { code, error } = await run('score', form, '--answers', file('tom.json', {}));
    expect(code).toBe(1);
    expect(error).toContain('Fel  questions[0].kind\n');
  });

  test.each([
    [['score'], /^Ange en fil\./],
    [['score', gad7], /^Ange en fil med svar: --answers FIL\./],
    [['score', gad7, '--answers', 'finns-inte.json'], /^Filen finns-inte\.json finns inte\.$/],
    [['score', 'finns-inte.json', '--answers', gad7], /^Filen finns-inte\.json finns inte\.$/],
    [['score', gad7, '--answers', file('halv.json', '{"q1": ')], /^Filen med svar är inte giltig JSON\.$/],
    [['score', gad7, '--answers', file('bara.csv', 'q1,q2\n')], /^Tabellen behöver en rad/],
    [['score', gad7, '--answers', file('citat.csv', 'q1,q2\n"0,1\n')], /^Ett citattecken på rad 2 avslutas aldrig\.$/],
    [['score', gad7, '--answers', 'x', '--sven'], /^Valet --sven går inte att använda här\./],
  ])('%j cannot be carried out; exit 2', async (args, said) => {
    const { code, error } = await run(...args);
    expect(code).toBe(2);
    expect(error).toMatch(said);
  });

  test.each([[null], [[1, 'x']], ['"text"'], [{ q1: { a: 1 } }], [[{ answers: null }]]])(
    '%j as answers is told, never a crash',
    async (value) => {
      const { code, error } = await run('score', gad7, '--answers', file('konstigt.json', value === null ? '[null]' : value));
      expect([1, 2]).toContain(code);
      expect(error).not.toBe('');
    },
  );

  test('--help tells of it', async () => {
    expect((await run('score', '--help')).out).toMatch(/^stegvis score FORMULÄR --answers FIL/);
    expect((await run('help', 'score')).code).toBe(0);
  });
});

describe('stegvis instruments', () => {
  test('lists what is shipped and whom to ask for the rest', async () => {
    const { code, out } = await run('instruments');
    expect(code).toBe(0);
    expect(out).toContain('  phq-9: PHQ-9 – nedstämdhet, 10 frågor, 19 provfall\n');
    expect(out).toContain('  goal-attainment: Måluppfyllelse, 1 fråga, 10 provfall\n');
    expect(out).toContain('  hads: HADS – Hospital Anxiety and Depression Scale. GL Assessment, https://www.gl-assessment.co.uk');
    const { shipped: list, licensed } = JSON.parse((await run('instruments', '--json')).out) as { shipped: object[]; licensed: object[] };
    expect(list.length).toBe(16);
    expect(licensed.length).toBeGreaterThan(9);
  });

  test('tells how it is called, and when it is called in another way', async () => {
    expect((await run('instruments', '--help')).code).toBe(0);
    expect((await run('instruments', 'x')).code).toBe(2);
  });
});

describe('a shipped form that a moment uses by its name', () => {
  const using = (version: string) =>
    file(
      `anvander-${version}.json`,
      aMoment({ forms: [aForm(), { id: 'oro', uses: 'gad-7', version } as never], batteries: [], flags: [] }),
    );

  test('stands in its place in check, plan and score', async () => {
    expect((await run('check', using('1'))).out).not.toContain('Fel');
    expect((await run('plan', using('1'))).code).toBe(0);
    const scored = await run('score', using('1'), '--form', 'oro', '--answers', file('tvaor.json', all(2)), '--json');
    expect(values(scored.out)).toEqual([{ total: 14 }]);
  });

  test('in a version that is not there is an error at its place', async () => {
    const { code, out } = await run('check', using('99'));
    expect(code).toBe(1);
    expect(out).toContain('Fel  forms[1].uses\n  Det finns inget delat formulär ”gad-7” version 99. (SharedFormVersion)\n');
    expect((await run('score', using('99'), '--form', 'oro', '--answers', file('treor.json', all(1)))).code).toBe(1);
  });
});

describe('cases of a document', () => {
  const wrong = file('fall.json', aMoment({ forms: [aForm({ cases: [{ name: 'Två', answers: { one: 'a2' }, results: { total: 3 } }] })] }));

  test('check says which do not come out, at their place; exit 1', async () => {
    const { code, out } = await run('check', wrong);
    expect(code).toBe(1);
    expect(out).toContain('Fel  forms[0].cases[0].results.total\n  Fallet ”Två” skulle ge 3 men gav 2. (Cases)\n');
    expect(JSON.parse((await run('check', wrong, '--json')).out)).toMatchObject({ ok: false });
  });

  test('are run for a form by itself too, at places of its own', async () => {
    expect(await run('check', shipped('phq-9'))).toEqual({ code: 0, out: 'PHQ-9 – nedstämdhet: Inga fel.', error: '' });
    const { $schema: _none, ...form } = aForm({ cases: [{ name: 'Två', answers: { one: 'a2' }, results: { total: 3 } }] }) as Record<
      string,
      unknown
    >;
    const { code, out } = await run('check', file('form-fall.json', form));
    expect(code).toBe(1);
    expect(out).toContain('Fel  cases[0].results.total\n  Fallet ”Två” skulle ge 3 men gav 2. (Cases)\n');
    const range = await run(
      'check',
      file(
        'form-fel.json',
        aForm({
          results: [{ id: 't', title: 't', method: { kind: 'sum', questions: ['one'] }, minimum: 0, maximum: 1, audience: ['staff'] }],
        }),
      ),
    );
    expect(range.out).toContain('Fel  results[0].maximum\n');
    expect((await run('check', file('form-form.json', { id: 'f', title: 'F', questions: [{ kind: 'sång' }] }))).out).toContain(
      'Fel  questions[0].kind\n',
    );
  });

  test('stop a recorded life from being lived', async () => {
    const document = (total: number) =>
      aMoment({ forms: [aForm({ cases: [{ name: 'Två', answers: { one: 'a2' }, results: { total } }] })] });
    const moment = file('inspelat.json', document(2));
    const recording = join(folder, 'inspelning.json');
    expect((await run('simulate', moment, '--citizen', 'silent', '--record', recording)).code).toBe(0);
    expect((await run('test', recording)).code).toBe(0);
    file('inspelat.json', document(3));
    const { code, error } = await run('test', recording);
    expect(code).toBe(1);
    expect(error).toContain('Fallet ”Två” skulle ge 3 men gav 2. (Cases)');
  });
});
