import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stegvis } from '../../cli/stegvis.ts';

const file = 'moments/somnskola.json';

describe('stegvis simulate', () => {
  test('the silent citizen: one decision record a line, each key once, with rule, facts and both times', async () => {
    const { code, lines } = await run('simulate', file, '--citizen', 'silent', '--start', '2026-02-02T09:30', '--json');
    const records = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(code).toBe(0);
    expect(records.length).toBe(new Set(records.map((record) => record['key'])).size);
    expect(records.every((record) => Object.keys(record).join() === 'key,item,outcome,rule,facts,nominal,actual,seq')).toBe(true);
    expect(records.find((record) => record['key'] === 'remind/start/1/1')).toEqual({
      key: 'remind/start/1/1',
      item: 'remind',
      outcome: 'fired',
      rule: 'notAnswered',
      facts: { battery: 'start', occasion: 1, reminder: 1 },
      nominal: '2026-02-04T09:00:00.000Z',
      actual: '2026-02-04T09:00:00.000Z',
      seq: null,
    });
  });

  test('without --json it tells the life day by day in sentences', async () => {
    const { code, lines } = await run('simulate', file, '--citizen', 'diligent', '--until', '8');
    expect(code).toBe(0);
    expect(lines).toContain('Dag 0, måndag 2 februari 2026');
    expect(lines).toContain('  09.30 → ”Modul 1: Välkommen – så fungerar sömnen” öppnades kl. 09.30, från starten.');
    expect(lines.at(-1)).toMatch(/Momentet pågår\.$/);
  });

  test('the same seed gives the same lines', async () => {
    const lived = () => run('simulate', file, '--citizen', 'random', '--seed', '7', '--json');
    expect(await lived()).toEqual(await lived());
  });

  test('a time with an offset is taken as it stands, one without in the moment’s zone', async () => {
    const first = async (start: string) =>
      (JSON.parse((await run('simulate', file, '--citizen', 'silent', '--json', '--start', start)).lines[0] ?? '{}') as { nominal: string })
        .nominal;
    expect(await first('2026-07-01T09:00')).toBe('2026-07-01T07:00:00.000Z');
    expect(await first('2026-07-01T09:00:00+03:00')).toBe('2026-07-01T06:00:00.000Z');
    expect(await first('2026-07-01')).toBe('2026-07-01T07:00:00.000Z');
  });

  test.each([
    [['simulate', file], 'Ange en invånare med --citizen'],
    [['simulate', file, '--citizen', 'glad'], 'Ange en invånare med --citizen'],
    [['simulate', '--citizen', 'slow'], 'Ange en fil.'],
    [['simulate', 'finns-inte.json', '--citizen', 'slow'], 'Filen finns-inte.json finns inte.'],
    [['simulate', file, '--citizen', 'slow', '--start', '2026-02-30'], 'Starttiden 2026-02-30 går inte att läsa'],
    [['simulate', file, '--citizen', 'slow', '--until', '2025-01-01'], 'Sluttiden 2025-01-01 går inte att läsa'],
    [['simulate', file, '--citizen', 'slow', '--seed', '-1'], ''],
    [['simulate', file, '--citizen', 'slow', '--fort'], 'Valet --fort går inte att använda'],
  ])('%j is refused with a sentence and exit code 2', async (args, sentence) => {
    const { code, errors } = await run(...args);
    expect(code).toBe(2);
    expect(errors.join('\n')).toContain(sentence);
  });

  test('a moment with errors is exit code 1, with the problems', async () => {
    const broken = join(await mkdtemp(join(tmpdir(), 'stegvis-')), 'broken.json');
    await writeFile(broken, '{"formatVersion": 1}');
    const { code, errors } = await run('simulate', broken, '--citizen', 'slow');
    expect(code).toBe(1);
    expect(errors.at(-1)).toMatch(/fel/);
  });
});

describe('stegvis simulate: scripts, starts and staff', () => {
  test('a script is lived, and its faults are told with file, line and place, exit 1', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stegvis-'));
    const good = join(folder, 'liv.jsonl');
    await writeFile(good, '{"at":"2026-02-03T10:00","kind":"citizenActive"}\n{"at":"2026-02-04T10:00","kind":"ended","reason":"Klart."}\n');
    const lived = await run('simulate', file, '--script', good);
    expect(lived.code).toBe(0);
    expect(lived.lines).toContain('  10.00 · Personalen avslutar momentet.');
    const bad = join(folder, 'fel.jsonl');
    await writeFile(bad, '{"at":"2026-02-03T10:00","kind":"citizenActive"}\n{"at":"2026-02-04","kind":"moduleOpened","module":"zzz"}\n');
    expect(await run('simulate', file, '--script', bad)).toEqual({
      code: 1,
      lines: [],
      errors: [`${bad}, rad 2, module: Modulen ”zzz” finns inte i momentet.`],
    });
  });

  test('dates and facts that the moment asks for are given by name, others are refused', async () => {
    const given = await run('simulate', 'moments/smarta.json', '--citizen', 'silent', '--date', 'operation=2026-03-20', '--days', '90');
    expect(given.code).toBe(0);
    const unknown = await run('simulate', 'moments/smarta.json', '--citizen', 'silent', '--date', 'examen=2026-03-20');
    expect(unknown).toMatchObject({
      code: 2,
      errors: [expect.stringContaining('frågar inte efter datumet ”examen”. Det frågar efter operation.')],
    });
  });

  test('staff act when asked to', async () => {
    const reads = await run('simulate', 'moments/oro-kort.json', '--citizen', 'worst', '--staff', 'reads');
    expect(reads.lines.some((line) => /· Personalen läser/.test(line))).toBe(true);
  });

  test.each([
    [['--citizen', 'slow', '--staff', 'mixed'], 'Personalen är none, reads, opens'],
    [['--citizen', 'slow', '--days', '9', '--until', '2026-05-01'], 'Ange antingen --days eller --until.'],
    [['--citizen', 'slow', '--report', 'r.html'], 'En rapport görs av en kohort'],
    [['--cohort', '0'], 'En kohort har mellan 1 och 100000 invånare'],
    [['--cohort', '5', '--report', 'r.pdf'], 'Rapportens fil slutar på .html eller .json.'],
    [['--cohort', '5', '--record', 'g.json'], 'Spela in ett liv i taget'],
    [['--cohort', '5', '--citizen', 'slow'], 'Ange en invånare med --citizen'],
    [['--citizen', 'slow', '--date', 'operation'], 'Ett datum skrivs --date namn=2026-05-01.'],
    [['--citizen', 'slow', '--date', 'operation=2026-02-30'], 'Datumet 2026-02-30 finns inte.'],
    [['--citizen', 'slow', '--zone', 'Mars/Base'], 'Tidszonen ”Mars/Base” finns inte.'],
    [['--script', 'finns-inte.jsonl'], 'Filen finns-inte.jsonl går inte att läsa.'],
    [['--citizen', 'slow', '--starts-at', 'snart'], 'i --starts-at går inte att läsa'],
    [['--citizen', 'slow', '--elsewhere', 'många'], 'aviseringar från andra moment är ett heltal'],
  ])('%j is refused with a sentence and exit code 2', async (args, sentence) => {
    const { code, errors } = await run('simulate', file, ...args);
    expect(code).toBe(2);
    expect(errors.join('\n')).toContain(sentence);
  });
});

describe('stegvis simulate --cohort', () => {
  test('tells coverage, what never came to pass, and the busiest weeks', async () => {
    const { code, lines } = await run('simulate', 'moments/oro-kort.json', '--cohort', '20', '--staff', 'none');
    expect(code).toBe(0);
    expect(lines[0]).toBe('Oro i vardagen 1.0, 20 invånare, frö 1');
    expect(lines.join('\n')).toMatch(/Täckning: \d+ av \d+ regler har inträffat/);
    expect(lines.join('\n')).toContain('bara personalen öppnar, och det gjorde ingen');
  });

  test('the report is a file of HTML or JSON, and --json the same as the JSON report', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stegvis-'));
    const [html, json] = [join(folder, 'r.html'), join(folder, 'r.json')];
    const first = await run('simulate', 'moments/oro-kort.json', '--cohort', '10', '--json', '--report', json);
    expect(first.code).toBe(0);
    expect(JSON.parse(first.lines[0] ?? '')).toEqual(JSON.parse(await readFile(json, 'utf8')));
    await run('simulate', 'moments/oro-kort.json', '--cohort', '10', '--report', html);
    expect(await readFile(html, 'utf8')).toMatch(/^<!doctype html>/);
    expect((await run('simulate', 'moments/oro-kort.json', '--cohort', '2', '--report', join(folder, 'ingen', 'r.html'))).code).toBe(2);
  });
});

async function run(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly lines: readonly string[]; readonly errors: readonly string[] }> {
  const lines: string[] = [];
  const errors: string[] = [];
  const code = await stegvis(args, { line: (text) => lines.push(text), error: (text) => errors.push(text) });
  return { code, lines, errors };
}
