import { writeFile, mkdtemp } from 'node:fs/promises';
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

async function run(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly lines: readonly string[]; readonly errors: readonly string[] }> {
  const lines: string[] = [];
  const errors: string[] = [];
  const code = await stegvis(args, { line: (text) => lines.push(text), error: (text) => errors.push(text) });
  return { code, lines, errors };
}
