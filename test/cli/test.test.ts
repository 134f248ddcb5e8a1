import { copyFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { stegvis } from '../../cli/stegvis.ts';

let folder = '';
const document = () => join(folder, 'oro.json');
const golden = () => join(folder, 'guld.json');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stegvis-guld-'));
});

const fresh = async (): Promise<void> => {
  await copyFile('moments/oro-kort.json', document());
  expect((await run('simulate', document(), '--citizen', 'diligent', '--record', golden())).code).toBe(0);
};
const edit = async (change: (text: string) => string): Promise<void> => writeFile(document(), change(await readFile(document(), 'utf8')));

describe('stegvis test', () => {
  test('a life lived again as it was recorded is told so, exit 0', async () => {
    await fresh();
    const { code, lines } = await run('test', golden());
    expect(code).toBe(0);
    expect(lines).toEqual([expect.stringMatching(/guld\.json: som inspelat, \d+ rader\.$/)]);
  });

  test('the recording says which document, its hash, who lived and what happened, in lines that can be read', async () => {
    await fresh();
    const text = await readFile(golden(), 'utf8');
    const read = JSON.parse(text) as {
      document: string;
      version: string;
      hash: string;
      life: object;
      happened: { key: string; time: string }[];
    };
    expect(read).toMatchObject({ golden: 1, document: 'oro.json', version: '1.0', life: { citizen: 'diligent', seed: 1, staff: 'none' } });
    expect(read.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(text.split('\n').filter((line) => line.startsWith('    {"key":')).length).toBe(read.happened.length);
    expect(read.happened[0]?.time).toBe('mån 2 feb 2026 09:30');
  });

  test('what happens otherwise is told in sentences with both times, exit 1', async () => {
    await fresh();
    await edit((text) => text.replace(/"at": "08:00"/g, '"at": "10:15"'));
    const { code, lines } = await run('test', golden());
    expect(code).toBe(1);
    expect(lines[0]).toMatch(/guld\.json: \d+ skillnader mot inspelningen\.$/);
    expect(lines.join('\n')).toMatch(/ {2}”Modul 2: Pröva oron” öppnas: kom förut mån 9 feb 2026 08:00, kommer nu mån 9 feb 2026 10:15\./);
  });

  test('--update records anew, and then all is as recorded', async () => {
    await fresh();
    await edit((text) => text.replace(/"at": "08:00"/g, '"at": "10:15"'));
    expect((await run('test', golden(), '--update')).code).toBe(0);
    expect((await run('test', golden())).code).toBe(0);
  });

  test('--json gives status and differences of each file', async () => {
    await fresh();
    const { code, lines } = await run('test', golden(), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(lines.join('\n'))).toEqual([
      { file: golden(), status: 'same', happened: expect.any(Number) as number, differences: [], messages: [] },
    ]);
  });

  test('a document with errors is exit 1 with its problems', async () => {
    await fresh();
    await edit((text) => text.replace('"Europe/Stockholm"', '"Mars/Base"'));
    const { code, errors } = await run('test', golden());
    expect(code).toBe(1);
    expect(errors.join('\n')).toContain('Tidszonen ”Mars/Base” finns inte.');
  });

  test('a script that no longer fits the document is told with its line', async () => {
    await copyFile('moments/oro-kort.json', document());
    const script = join(folder, 'manus.jsonl');
    await writeFile(script, '{"at":"2026-02-03T10:00","kind":"citizenActive"}\n{"at":"2026-02-10T10:00","kind":"ended"}\n');
    expect((await run('simulate', document(), '--script', script, '--record', golden())).code).toBe(0);
    expect((await run('test', golden())).code).toBe(0);
    const text = await readFile(golden(), 'utf8');
    await writeFile(golden(), text.replace('\\"kind\\":\\"ended\\"', '\\"kind\\":\\"moduleOpened\\",\\"module\\":\\"borta\\"'));
    const { code, errors } = await run('test', golden());
    expect(code).toBe(1);
    expect(errors.join('\n')).toContain('manusets rad 2, module: Modulen ”borta” finns inte i momentet.');
  });

  test.each([
    ['nothing', [], 'Ange minst en inspelning.'],
    ['a file that is not there', ['finns-inte.json'], 'Filen finns-inte.json går inte att läsa.'],
    ['a file that is no recording', ['moments/oro-kort.json'], 'Filen är ingen inspelning från stegvis simulate --record.'],
    ['text that is no JSON', ['README.md'], 'Filen är inte JSON.'],
    ['an unknown switch', ['--snabbt'], 'Valet --snabbt går inte att använda här.'],
  ])('%s is a sentence on standard error, exit 2', async (_what, args, sentence) => {
    const { code, lines, errors } = await run('test', ...args);
    expect({ code, lines }).toEqual({ code: 2, lines: [] });
    expect(errors.join('\n')).toContain(sentence);
  });

  test('a recording whose document is gone is exit 2', async () => {
    await fresh();
    const text = await readFile(golden(), 'utf8');
    await writeFile(golden(), text.replace('"oro.json"', '"borta.json"'));
    expect(await run('test', golden())).toMatchObject({ code: 2, errors: [expect.stringContaining('borta.json finns inte.')] });
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
