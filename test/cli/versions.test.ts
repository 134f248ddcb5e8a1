import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stegvis } from '../../cli/stegvis.ts';

const OLD = 'moments/oro-kort.json';
let folder: string;
let changed: string;
let without: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stegvis-versions-'));
  changed = join(folder, 'changed.json');
  without = join(folder, 'without.json');
  const document = JSON.parse(await readFile(OLD, 'utf8')) as {
    version: string;
    messages: boolean;
    modules: { title: string }[];
    flags: unknown[];
  };
  await writeFile(
    changed,
    JSON.stringify({ ...document, version: '1.1', summary: 'En annan sammanfattning.', messages: !document.messages }),
  );
  await writeFile(without, JSON.stringify({ ...document, version: '2.0', batteries: [], flags: [] }));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the command and keeps what it wrote. */
async function run(
  ...args: string[]
): Promise<{ readonly code: number; readonly lines: readonly string[]; readonly errors: readonly string[] }> {
  const lines: string[] = [];
  const errors: string[] = [];
  const code = await stegvis(args, { line: (text) => lines.push(text), error: (text) => errors.push(text) });
  return { code, lines, errors };
}

describe('stegvis diff', () => {
  test('tells each change in a sentence with its class, and what step the version takes', async () => {
    const { code, lines } = await run('diff', OLD, changed);
    expect(code).toBe(0);
    expect(lines.join('\n')).toMatch(/^Ordalydelse: Sammanfattningen i momentet ”.+” är ändrad\./m);
    expect(lines.join('\n')).toMatch(/^Säker: Meddelanden i momentet ”.+” är nu (av|på) i stället för (på|av)\./m);
    expect(lines.at(-1)).toBe('2 ändringar. Strängaste klass: säker. Det räcker med en ny delversion.');
  });

  test('says when nothing differs', async () => {
    expect((await run('diff', OLD, OLD)).lines.at(-1)).toBe('Inget skiljer versionerna åt.');
  });

  test('writes JSON', async () => {
    const { lines } = await run('diff', OLD, changed, '--json');
    expect(JSON.parse(lines.join('\n'))).toMatchObject({
      to: '1.1',
      class: 'safe',
      step: 'minor',
      changes: [{ path: 'dokumentet' }, { class: 'safe' }],
    });
  });

  test.each([
    [['diff', OLD], 'Ange två filer'],
    [['diff', OLD, 'finns-inte.json'], 'finns inte'],
    [['diff', OLD, OLD, '--fel'], 'går inte att använda här'],
  ])('%j is refused with a sentence', async (args, sentence) => {
    const { code, errors } = await run(...args);
    expect(code).toBe(2);
    expect(errors.join('\n')).toContain(sentence);
  });
});

describe('stegvis migrate', () => {
  test('shows one outcome for each citizen and what happens at once', async () => {
    const { code, lines } = await run('migrate', OLD, changed, '--dry-run', '--cohort', '14', '--seed', '3');
    expect(code).toBe(0);
    const text = lines.join('\n');
    expect(text).toContain('14 pågående moment');
    expect(text).toMatch(/Flyttas: \d+/);
    expect(lines.at(-1)).toBe('Inget har skrivits.');
  });

  test('blocks whoever stands in what is gone, until the migration says what becomes of it', async () => {
    const blocked = await run('migrate', OLD, without, '--dry-run', '--cohort', '14', '--json');
    expect(blocked.code).toBe(1);
    const told = JSON.parse(blocked.lines.join('\n')) as {
      total: number;
      moved: number;
      kept: { count: number }[];
      blocked: { count: number; reason: string }[];
    };
    expect(told.blocked[0]?.reason).toContain('väntar på svar men finns inte i den nya versionen');
    const sum = (list: readonly { count: number }[]) => list.reduce((all, { count }) => all + count, 0);
    expect(told.moved + sum(told.kept) + sum(told.blocked)).toBe(14);

    const plan = join(folder, 'plan.json');
    const ids = (JSON.parse(await readFile(OLD, 'utf8')) as { batteries: { id: string }[] }).batteries.map(({ id }) => id);
    await writeFile(plan, JSON.stringify({ removed: Object.fromEntries(ids.map((id) => [`batteries/${id}`, 'drop'])) }));
    expect((await run('migrate', OLD, without, '--dry-run', '--cohort', '14', '--plan', plan)).code).toBe(0);
  });

  test('without --dry-run it does nothing and says so', async () => {
    const { code, errors } = await run('migrate', OLD, changed);
    expect(code).toBe(2);
    expect(errors.join('\n')).toContain('--dry-run');
  });

  test('a migration that is something else is refused', async () => {
    const { code, errors } = await run('migrate', OLD, changed, '--dry-run', '--plan', OLD);
    expect(code).toBe(2);
    expect(errors.join('\n')).toContain('en flyttplan skrivs');
  });
});
