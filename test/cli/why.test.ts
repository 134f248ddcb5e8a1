import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stegvis } from '../../cli/stegvis.ts';

const file = 'moments/somnskola.json';

const HAPPENED = [
  { kind: 'start', at: '2026-02-02T09:30' },
  { at: '2026-02-03T10:00', kind: 'citizenActive' },
  { at: '2026-02-05T10:00', act: { kind: 'moduleCompleted', module: 'valkommen', by: 'staff' } },
];

describe('stegvis why', () => {
  test('a trace of decisions answers why a reminder came, to both readers', async () => {
    const simulated = await run('simulate', file, '--citizen', 'silent', '--until', '30', '--json');
    const trace = await stored('trace.jsonl', simulated.lines.join('\n'));
    const { code, lines } = await run('why', file, '--trace', trace, '--item', 'remind/start/1/1');
    expect(code).toBe(0);
    expect(lines).toEqual([
      'Personal:  En påminnelse om ”Frågor i början” (tillfälle 1) gick onsdag 4 februari kl. 10.00, för inget svar hade kommit.',
      'Invånaren: Du fick en påminnelse onsdag 4 februari kl. 10.00, för du hade inte svarat på ”Frågor i början” (tillfälle 1) än.',
    ]);
  });

  test('a file of events answers why something is locked, and why nothing has come', async () => {
    const events = await stored('events.jsonl', HAPPENED);
    const locked = await run('why', file, '--trace', events, '--item', 'stimuluskontroll');
    expect(locked.lines[1]).toBe('Invånaren: Öppnas när du har gått igenom ”Modul 2: Din sovtid”, tidigast måndag 16 februari kl. 08.00.');
    const flag = await run('why', file, '--trace', events, '--item', 'phq9Fraga9');
    expect(flag.lines[0]).toContain('har inte höjts. Den höjs om');
    expect(flag.lines[1]).toBe('Invånaren: (berättas inte för invånaren)');
  });

  test('--json gives the sentences and the records they are made of', async () => {
    const events = await stored('events.jsonl', HAPPENED);
    const { lines } = await run('why', file, '--trace', events, '--item', 'valkommen', '--json');
    const told = JSON.parse(lines.join('\n')) as { answers: { staff: string }[]; records: { key: string; nominal: string }[] };
    expect(told.answers[0]?.staff).toMatch(/är avklarad: personal markerade den som klar/);
    expect(told.records[0]).toMatchObject({ key: 'completeModule/valkommen', nominal: '2026-02-05T09:00:00.000Z' });
  });

  test('what nothing is called is said, with exit code 2', async () => {
    const events = await stored('events.jsonl', HAPPENED);
    const { code, errors } = await run('why', file, '--trace', events, '--item', 'finnsInte');
    expect([code, errors]).toEqual([2, ['Inget i momentet eller spåret heter ”finnsInte”.']]);
  });
});

describe('stegvis outlook', () => {
  test('day by day what comes, and then what may', async () => {
    const events = await stored('events.jsonl', HAPPENED);
    const { code, lines } = await run('outlook', file, '--events', events, '--days', '7');
    expect(code).toBe(0);
    expect(lines[0]).toBe('Sömnskola 1.0, från torsdag 5 februari 2026, 7 dagar framåt');
    expect(lines).toContain('  08.00 → ”Modul 2: Din sovtid” öppnas.');
    expect(lines).toContain('  ? ”Målet är sparat” höjs om ”Mitt mål” sparas.');
    expect(lines).toContain('Kan hända');
  });

  test('--json tells instants, what it takes and both sentences; --to-end goes to the end', async () => {
    const { code, lines } = await run('outlook', file, '--to-end', '--json');
    const { phase, coming } = JSON.parse(lines.join('\n')) as {
      phase: string;
      coming: { key: string; at: string | null; sure: boolean }[];
    };
    expect([code, phase]).toEqual([0, 'active']);
    expect(coming.find(({ key }) => key === 'endMoment')).toMatchObject({ at: '2026-03-30T21:59:00.000Z', sure: true });
  });
});

describe('stegvis what-if', () => {
  test('a pause that is assumed moves what comes, and the three meanings can be seen after each other', async () => {
    const events = await stored('events.jsonl', HAPPENED);
    const assumed = await stored('assumed.jsonl', [
      { at: '2026-02-06T10:00', kind: 'paused', by: 'staff', until: '2026-02-20T09:00', reason: null },
    ]);
    const { code, lines } = await run('what-if', file, '--events', events, '--assume', assumed, '--until', '30', '--json');
    const fork = JSON.parse(lines.join('\n')) as { decisions: { key: string; outcome: string; staff: string }[]; outlook: unknown[] };
    expect(code).toBe(0);
    expect(fork.decisions.find(({ key }) => key === 'openModule/somnfonster')).toMatchObject({ outcome: 'moved' });
    expect(fork.outlook.length).toBeGreaterThan(5);
    const three = await run('what-if', file, '--events', events, '--assume', assumed, '--until', '30', '--pauses');
    expect(three.lines.filter((line) => line.startsWith('PAUS SOM'))).toEqual([
      'PAUS SOM HOPPAR ÖVER',
      'PAUS SOM SKJUTER UPP',
      'PAUS SOM TAR IGEN',
    ]);
  });

  test('a generated citizen goes on from there', async () => {
    const { code, lines } = await run('what-if', file, '--until', '20', '--citizen', 'diligent');
    expect(code).toBe(0);
    expect(lines.some((line) => line.includes('är besvarad'))).toBe(true);
  });
});

describe('stegvis why, outlook and what-if: what cannot be carried out', () => {
  test.each([
    [['why', file, '--item', 'x'], 'Ange ett spår med --trace.'],
    [['why', file, '--trace', 'finns-inte.jsonl', '--item', 'x'], 'Filen finns-inte.jsonl finns inte.'],
    [['outlook', file, '--days', 'många'], 'Ange ett antal dagar med --days'],
    [['outlook', file, '--start', '2026-02-31'], 'Tiden 2026-02-31 går inte att läsa'],
    [['what-if', file], 'Ange hur länge med --until'],
    [['what-if', file, '--until', '3', '--citizen', 'glad'], 'Ange en invånare med --citizen'],
    [['what-if', file, '--until', '3', '--fort'], 'Valet --fort går inte att använda så.'],
    [['outlook'], 'Ange en fil.'],
  ])('%j is refused with a sentence and exit code 2', async (args, sentence) => {
    const { code, errors } = await run(...args);
    expect(code).toBe(2);
    expect(errors.join('\n')).toContain(sentence);
  });

  test.each([
    ['{"at":"2026-02-03T10:00","kind":"dansar"}', 'rad 1, kind'],
    ['{"at":"2026-02-03T10:00","kind":"moduleOpened"}', 'rad 1, module'],
    ['{"kind":"citizenActive"}', 'rad 1, at: Skriv en tid'],
    ['hej', 'rad 1: Raden är inte JSON.'],
    ['{"at":"2026-02-03T10:00","kind":"formSaved","form":"finnsInte","answers":{}}', '”finnsInte” finns inte i momentet'],
    ['{"at":"2026-02-03T10:00","kind":"__proto__"}', 'rad 1, kind'],
  ])('the line %s is refused with its place', async (line, sentence) => {
    const { code, errors } = await run('outlook', file, '--events', await stored('events.jsonl', line));
    expect(code).toBe(2);
    expect(errors.join('\n')).toContain(sentence);
  });

  test.each(['why', 'outlook', 'what-if'])('%s explains itself in Swedish, with its exit codes', async (name) => {
    const { code, lines } = await run(name, '--help');
    expect(code).toBe(0);
    expect(lines.join('\n')).toContain('Utgångskoder');
  });
});

async function stored(name: string, content: string | readonly unknown[]): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'stegvis-')), name);
  await writeFile(path, typeof content === 'string' ? content : content.map((each) => JSON.stringify(each)).join('\n'));
  return path;
}

async function run(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly lines: readonly string[]; readonly errors: readonly string[] }> {
  const lines: string[] = [];
  const errors: string[] = [];
  const code = await stegvis(args, { line: (text) => lines.push(text), error: (text) => errors.push(text) });
  return { code, lines, errors };
}
