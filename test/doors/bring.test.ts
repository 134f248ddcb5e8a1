import { describe, expect, test } from 'vitest';
import { bring } from '../../doors/bring.ts';
import type { Format } from '../../doors/format.ts';
import { formatOf } from '../../doors/formats.ts';
import { form1177 } from '../../doors/1177/form1177.ts';
import { problemsOf } from '../../doors/problemsOf.ts';
import { redcap } from '../../doors/redcap/redcap.ts';
import { type Luck, luckOf } from '../support/luck.ts';
import { ownForm } from './1177/ownForm.ts';
import { inputs } from './inputs.ts';
import { ownDictionary } from './redcap/ownDictionary.ts';

const forms = [
  ...inputs('forms-1177')
    .filter(({ name }) => name.endsWith('.json'))
    .map(({ text }) => text),
  JSON.stringify(ownForm()),
];
const dictionaries = [...inputs('redcap').map(({ text }) => text), ownDictionary];
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const SEED = Number(process.env['FC_SEED'] ?? 20_261_122);

describe('a file from elsewhere', () => {
  test('its format is known by what stands in it', () => {
    expect(forms.map((text) => formatOf(text)?.name)).toEqual(forms.map(() => '1177'));
    expect(dictionaries.map((text) => formatOf(text)?.name)).toEqual(dictionaries.map(() => 'redcap'));
    expect(bring(bytes('hej'), null)).toEqual({ unknown: 'Filen är av inget slag som går att läsa in. Säg vilket med --as om du vet.' });
    expect(bring(bytes(''), null)).toEqual({ unknown: 'Filen är tom.' });
  });

  test.each([
    ['tom', '', 'Filen är tom.'],
    ['ingen JSON', '{"pages": [', 'Filen är inte giltig JSON.'],
    ['en lista', '[1, 2]', 'Filen har inga sidor (pages), som ett formulär från 1177 har.'],
    ['djupt nästlad', `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`, null],
    ['för stor', ' '.repeat(8_000_001) + '{', 'Filen är större än 8 miljoner tecken.'],
  ])('that is %s is refused with a reason', (_name, text, refused) => {
    const brought = bring(bytes(text), form1177);
    expect(brought).toMatchObject({ document: null, report: { refused: refused ?? (expect.any(String) as string) } });
  });

  test('in UTF-16, in UTF-8 with a mark first and in Latin-1 comes to the same, and a guess is told', () => {
    const text = JSON.stringify(ownForm());
    const whole = bring(bytes(text), null);
    expect(bring(bytes(`\uFEFF${text}`), null)).toEqual(whole);
    expect(bring(Buffer.from(`\uFEFF${text}`, 'utf16le'), null)).toEqual(whole);
    const latin = bring(Buffer.from(text, 'latin1'), null);
    expect(latin).toMatchObject({ document: 'document' in whole ? whole.document : null });
    expect('report' in latin ? latin.report.lines[0] : null).toMatchObject({
      outcome: 'changed',
      because: expect.stringContaining('Latin-1') as string,
    });
  });

  test('with labels of a megabyte, repeated ids and HTML everywhere comes in with a report', () => {
    const long = 'x'.repeat(1_000_000);
    const question = (subject: string): object => ({
      questionId: 'same',
      subject,
      questionNumber: 1,
      input: 'radio',
      answerAlternatives: [
        { value: '<b>Ja</b><script>alert(1)</script>', number: 1 },
        { value: long, number: 1 },
      ],
    });
    const brought = bring(
      bytes(
        JSON.stringify({
          name: '<i>Namn</i>',
          pages: [{ page: { questionBlocks: [{ questions: [question(long), question('<p onclick=x>Hej</p>')] }] } }],
        }),
      ),
      form1177,
    );
    if (!('document' in brought) || brought.document === null) throw new Error('Refused.');
    expect(brought.document.forms[0]).toMatchObject({
      title: 'Namn',
      questions: [
        { id: 'same', options: [{ text: 'Ja' }, { id: 'a2' }] },
        { id: 'same2', text: 'Hej' },
      ],
    });
    expect(JSON.stringify(brought.document)).not.toMatch(/<[a-zA-Z/]/);
    expect(problemsOf(brought.document)).toEqual([]);
  });

  test.each([
    ['forms of the 1177 form service', forms, form1177, 1000],
    ['data dictionaries', dictionaries, redcap, 1000],
  ] as const)('damaged %s come in or are refused, but never bring anything down', (_name, texts, format: Format, many) => {
    const luck = luckOf(SEED);
    const seen = { brought: 0, refused: 0 };
    for (let round = 0; round < many; round += 1) {
      const text = damaged(luck, luck.one(texts));
      const brought = bring(luck.chance(0.1) ? Buffer.from(text, 'latin1') : bytes(text), format);
      if (!('report' in brought)) throw new Error('A named format is always tried.');
      if (brought.document === null) {
        seen.refused += 1;
        expect(brought.report.refused ?? '', `round ${round}`).not.toBe('');
        continue;
      }
      seen.brought += 1;
      const written = JSON.stringify(brought.document);
      const tag = written.search(/<(?:script|img|b|i|p|a|svg)\b/i);
      expect(tag === -1 ? '' : written.slice(Math.max(0, tag - 60), tag + 60), `round ${round}`).toBe('');
      if (round % 20 === 0) expect(() => problemsOf(brought.document ?? { forms: [] })).not.toThrow();
    }
    console.info(`${many} skadade filer (frö ${SEED}): ${seen.brought} lästes in, ${seen.refused} avvisades med skäl`);
    expect(seen.brought).toBeGreaterThan(0);
    expect(seen.refused).toBeGreaterThan(0);
  });
});

/** One to four blows at the text itself, or at a value in it. */
function damaged(luck: Luck, text: string): string {
  let now = text;
  for (let blow = 1 + luck.below(4); blow > 0; blow -= 1) now = luck.one(BLOWS)(now, luck);
  return now;
}

const HARD: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  '',
  '1',
  [],
  {},
  [[]],
  '<script>x</script>',
  'å'.repeat(3000),
  '\u202E',
  '\uD800',
  ['a'],
  { code: 1 },
  '__proto__',
  0.1,
];

const BLOWS: readonly ((text: string, luck: Luck) => string)[] = [
  (text, luck) => text.slice(0, luck.below(text.length + 1)),
  (text, luck) => {
    const at = luck.below(text.length + 1);
    return text.slice(0, at) + text.slice(at + luck.below(30));
  },
  (text, luck) => {
    const at = luck.below(text.length + 1);
    return text.slice(0, at) + luck.one(['"', ',', '{', '}', '\n', '\0', '�', '<b>', '|', '[', '((((', 'null']) + text.slice(at);
  },
  replaced,
  replaced,
  replaced,
];

/** Another value in the place of one of a JSON's own; other formats have a cell changed. */
function replaced(text: string, luck: Luck): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const cells = text.split(',');
    cells[luck.below(cells.length)] = String(luck.one(HARD));
    return cells.join(',');
  }
  const holders: { readonly holder: Record<string, unknown>; readonly key: string }[] = [];
  const walk = (inside: unknown): void => {
    if (typeof inside !== 'object' || inside === null) return;
    for (const [key, part] of Object.entries(inside)) {
      holders.push({ holder: inside as Record<string, unknown>, key });
      walk(part);
    }
  };
  walk(value);
  if (holders.length === 0) return text;
  for (let times = 1 + luck.below(4); times > 0; times -= 1) {
    const { holder, key } = luck.one(holders);
    if (luck.chance(0.2) && !Array.isArray(holder)) delete holder[key];
    else holder[key] = luck.one(HARD);
  }
  return JSON.stringify(value);
}
