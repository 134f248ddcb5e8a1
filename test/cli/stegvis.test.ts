import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { stegvis } from '../../cli/stegvis.ts';
import { compile } from '../../compiler/compile.ts';
import { contentHash } from '../../compiler/plan/hash.ts';
import { aFlagWhen, aMoment } from '../compiler/check/base.ts';

const folder = mkdtempSync(join(tmpdir(), 'stegvis-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

/** Runs a command with a recording out: exit code, and what was written where. */
async function run(...args: readonly string[]): Promise<{ code: number; out: string; error: string }> {
  const out: string[] = [];
  const error: string[] = [];
  const code = await stegvis(args, { line: (text) => out.push(text), error: (text) => error.push(text) });
  return { code, out: out.join('\n'), error: error.join('\n') };
}

const good = file('gott.json', JSON.stringify(aMoment()));
const warned = file('varning.json', JSON.stringify(aMoment({ ends: { days: 22 } })));
const bad = file('fel.json', JSON.stringify(aMoment({ zone: 'Mars/Base', flags: [aFlagWhen('$sum(1) > 1')] })));
const broken = file('trasig.json', '{\n  "name": }');

describe('stegvis check', () => {
  test('a moment without errors is told so, exit 0', async () => {
    expect(await run('check', good)).toEqual({ code: 0, out: 'Litet moment 1.0: Inga fel.', error: '' });
  });

  test('a warning is told but is no failure', async () => {
    expect(await run('check', warned)).toEqual({
      code: 0,
      out: [
        'Varning  batteries[0].schedule.count',
        '  Av 4 tillfällen i ”Veckomätning” ryms högst 3 innan momentet slutar dag 22. (ContentAfterEnd)',
        'Litet moment 1.0: 1 varning.',
      ].join('\n'),
      error: '',
    });
  });

  test('each error has its place, its sentence and its rule, exit 1', async () => {
    expect(await run('check', bad)).toEqual({
      code: 1,
      out: [
        'Fel  zone',
        '  Tidszonen ”Mars/Base” finns inte. Skriv till exempel Europe/Stockholm. (UnknownZone)',
        'Fel  flags[0].trigger.when, tecken 1',
        '  Funktionen $sum kan inte användas i ett villkor. Räkna ut värdet som ett resultat och jämför med det. (ExpressionSubset)',
        'Litet moment 1.0: 2 fel.',
      ].join('\n'),
      error: '',
    });
  });

  test('what is no JSON is told with line and sign, exit 1', async () => {
    expect(await run('check', broken)).toMatchObject({
      code: 1,
      out: expect.stringContaining('fel på rad 2, tecken 11. (NotJson)') as string,
    });
  });

  test('--json gives code, path and message of each problem', async () => {
    const { code, out } = await run('check', bad, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      file: bad,
      ok: false,
      problems: [
        {
          code: 'UnknownZone',
          severity: 'error',
          at: ['zone'],
          path: 'zone',
          message: 'Tidszonen ”Mars/Base” finns inte. Skriv till exempel Europe/Stockholm.',
        },
        {
          code: 'ExpressionSubset',
          severity: 'error',
          at: ['flags', 0, 'trigger', 'when'],
          path: 'flags[0].trigger.when',
          message: 'Funktionen $sum kan inte användas i ett villkor. Räkna ut värdet som ett resultat och jämför med det.',
          position: 0,
        },
      ],
    });
    expect(JSON.parse((await run('check', '--json', good)).out)).toEqual({ file: good, ok: true, problems: [] });
  });
});

describe('stegvis plan', () => {
  test('writes the plan as JSON', async () => {
    const { code, out } = await run('plan', good);
    expect({ code, plan: JSON.parse(out) as unknown }).toEqual({ code: 0, plan: compile(aMoment()).plan });
  });

  test('--hash writes its content hash', async () => {
    expect(await run('plan', good, '--hash')).toEqual({ code: 0, out: await contentHash(compile(aMoment()).plan), error: '' });
  });

  test('a moment with errors has no plan: nothing on standard out, exit 1', async () => {
    const { code, out, error } = await run('plan', bad);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(error).toContain('2 fel.');
  });
});

describe('stegvis: commands that cannot be carried out', () => {
  const latin = file('latin1.json', Uint8Array.from([0x7b, 0xe5, 0x7d]));
  const large = file('stor.json', ' '.repeat(8_000_001));
  test.each([
    ['a file that is not there', ['check', join(folder, 'saknas.json')], 'saknas.json finns inte.'],
    ['a folder', ['plan', folder], 'är en mapp. Ange en fil.'],
    ['text that is not UTF-8', ['check', latin], 'är inte text i UTF-8.'],
    ['a file far too large', ['check', large], 'är för stor. Ett momentdokument är högst 2 MB.'],
    ['no file', ['check'], 'Ange en fil.'],
    ['two files', ['check', good, bad], 'Ange bara en fil.'],
    ['an unknown switch', ['check', good, '--snabbt'], 'Valet --snabbt går inte att använda här.'],
    ['an unknown command', ['kör', good], 'Kommandot ”kör” finns inte.'],
    ['nothing at all', [], 'stegvis check FIL [--json]'],
  ])('%s is a sentence on standard error, exit 2', async (_what, args, sentence) => {
    const { code, out, error } = await run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain(sentence);
  });
});

describe('stegvis --help', () => {
  test.each([[['--help']], [['-h']], [['help']], [['check', '--help']], [['plan', '-h']], [['help', 'plan']], [['simulate', '--help']]])(
    '%j explains in Swedish, exit 0',
    async (args) => {
      const { code, out, error } = await run(...args);
      expect({ code, error }).toEqual({ code: 0, error: '' });
      expect(out).toMatch(/^[Ss]tegvis/);
      expect(out).toContain('moment');
    },
  );
});

describe('the command itself', () => {
  const door = new URL('../../cli/bin.mjs', import.meta.url).pathname;
  const start = (...args: readonly string[]) => spawnSync(process.execPath, [door, ...args], { encoding: 'utf8' });

  test('gives its exit code to the shell and its output to the right stream', () => {
    expect(start('check', good)).toMatchObject({ status: 0, stdout: 'Litet moment 1.0: Inga fel.\n', stderr: '' });
    expect(start('check', bad)).toMatchObject({ status: 1, stderr: '' });
    expect(start('check', join(folder, 'saknas.json'))).toMatchObject({ status: 2, stdout: '' });
  });

  test('reads a document from standard in', () => {
    const read = spawnSync(process.execPath, [door, 'check', '-'], { encoding: 'utf8', input: JSON.stringify(aMoment()) });
    expect(read).toMatchObject({ status: 0, stdout: 'Litet moment 1.0: Inga fel.\n' });
  });

  const pretending = (version: string, env: Record<string, string> = {}) => {
    const versions = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
    const args = ['--import', `data:text/javascript,${encodeURIComponent(versions)}`, door, 'check', good];
    return spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, ...env } });
  };

  test('an older Node hands over to the project’s own', () => {
    expect(pretending('20.20.2')).toMatchObject({ status: 0, stdout: 'Litet moment 1.0: Inga fel.\n', stderr: '' });
  });

  test('where there is none to hand over to, it says what to do', () => {
    expect(pretending('20.20.2', { STEGVIS_OWN_NODE: '1' })).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'Stegvis behöver Node 24, men det här är Node 20.20.2. Kör npm ci i projektets mapp och försök igen.\n',
    });
  });
});
