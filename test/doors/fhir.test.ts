import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import type { MomentPart } from '../../doors/format.ts';
import { importFhir } from '../../doors/fhir/importFhir.ts';
import type { LossReport } from '../../doors/lossReport.ts';
import { asMoment } from '../../doors/asMoment.ts';
import { fixtures } from './fhirFixtures.ts';
import { itemsOf, type Json, random } from './fhirLogic.ts';
import { inputs } from './inputs.ts';

const SEED = Number(process.env['FC_SEED'] ?? 20_261_122);
/** Two thousand where it gates, fewer while one works. */
const MUTATIONS = process.env['CI'] === undefined ? 300 : 2000;
const files = inputs('fhir-questionnaires');
const CALCULATION =
  /calculatedExpression$|initialExpression$|sdf-fhirpath$|answerExpression$|cqf-expression$|cqf-calculatedValue$|sdf-calculatedExpression$/;

/** Everything in a file that someone might miss, counted from the JSON alone. */
function thingsIn(text: string): {
  readonly items: readonly string[];
  readonly options: readonly string[];
  readonly conditions: readonly string[];
  readonly calculations: readonly string[];
  readonly extensions: readonly string[];
} {
  const file = JSON.parse(text) as Json;
  const roots =
    file['resourceType'] === 'Bundle'
      ? (file['entry'] as Json[]).map((entry, index) => ({ resource: entry['resource'] as Json, path: `/entry/${index}/resource` }))
      : [{ resource: file, path: '' }];
  const things = {
    items: [] as string[],
    options: [] as string[],
    conditions: [] as string[],
    calculations: [] as string[],
    extensions: [] as string[],
  };
  for (const { resource, path } of roots) {
    if (resource['resourceType'] !== 'Questionnaire') continue;
    for (const item of itemsOf(resource, path)) {
      things.items.push(item.path);
      for (const name of ['answerOption', 'option'])
        (item.raw[name] as unknown[] | undefined)?.forEach?.((_one, index) => things.options.push(`${item.path}/${name}/${index}`));
      (item.raw['enableWhen'] as unknown[] | undefined)?.forEach((_one, index) =>
        things.conditions.push(`${item.path}/enableWhen/${index}`),
      );
      for (const [name, holder] of [
        ['', item.raw],
        ['/_text', item.raw['_text'] ?? {}],
      ] as const)
        (holder['extension'] as Json[] | undefined)?.forEach((one, index) => {
          const here = `${item.path}${name}/extension/${index}`;
          things.extensions.push(here);
          if (String(one['url']).endsWith('enableWhenExpression')) things.conditions.push(here);
          if (CALCULATION.test(one['url'])) things.calculations.push(here);
        });
      for (const name of ['calculatedExpression', 'initialExpression', 'enableWhenExpression'])
        if (item.raw[name]) (name === 'enableWhenExpression' ? things.conditions : things.calculations).push(`${item.path}/${name}`);
    }
    ((resource['contained'] ?? []) as Json[]).forEach((set, index) => {
      ((set['compose']?.include ?? []) as Json[]).forEach((include, place) =>
        ((include['concept'] ?? []) as Json[]).forEach((_one, number) =>
          things.options.push(`${path}/contained/${index}/compose/include/${place}/concept/${number}`),
        ),
      );
    });
  }
  return things;
}

/** What stands at a JSON pointer in the document, or undefined. */
const standsAt = (document: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((here, name) => (typeof here === 'object' && here !== null ? (here as Json)[name] : undefined), document);

/** Things that nobody told of, lines that point nowhere, and questions that come from nothing. */
function losses(text: string, document: MomentPart | null, report: LossReport): readonly string[] {
  const told = new Map(report.lines.map((line) => [line.path, line]));
  const things = thingsIn(text);
  const untold = Object.entries(things).flatMap(([kind, paths]) =>
    paths.filter((path) => !told.has(path)).map((path) => `${kind} untold: ${path}`),
  );
  const nowhere = report.lines
    .filter(({ to, what }) => to !== undefined && what !== 'calculation' && standsAt(document, to) === undefined)
    .map(({ path, to }) => `${path} is said to be at ${to}`);
  const missing = [...things.items, ...things.conditions].flatMap((path) => {
    const line = told.get(path);
    return line && line.outcome === 'kept' && line.to === undefined && !line.path.startsWith('/entry/1') ? [`${path} is kept nowhere`] : [];
  });
  const twice = report.lines.length === told.size ? [] : ['a path has two lines'];
  const silent = report.lines
    .filter(({ outcome, because }) => outcome !== 'kept' && (because === undefined || because === ''))
    .map(({ path }) => `${path} without a reason`);
  const made = new Set(report.lines.flatMap(({ to }) => /^\/forms\/\d+\/questions\/\d+/.exec(to ?? '')?.[0] ?? []));
  const besides = /Annat(x\d+)?$|Enhet(x\d+)?$|Del\d+(x\d+)?$|rubrik/i;
  const fromNothing = (document?.forms ?? []).flatMap((form, f) =>
    form.questions.flatMap(({ id, kind }, q) =>
      made.has(`/forms/${f}/questions/${q}`) || besides.test(id) || kind === 'information' ? [] : [`question ${id} comes from nothing`],
    ),
  );
  return [...untold, ...nowhere, ...missing, ...twice, ...silent, ...fromNothing];
}

describe('FHIR questionnaires come in', () => {
  test.runIf(files.length > 0)('every real file is a form or refused with a reason, and nothing in it is lost without a line', () => {
    const rows = files.map(({ name, text }) => {
      const { document, report } = importFhir(text);
      const { kept, changed, left } = report.counts;
      expect(document === null, name).toBe(report.refused !== null);
      expect({ name, losses: losses(text, document, report) }).toEqual({ name, losses: [] });
      return `${name.padEnd(44)} ${[kept, changed, left].map((count) => String(count).padStart(6)).join('')}  ${(document?.forms ?? []).map(({ questions, results }) => `${questions.length} frågor, ${results.length} resultat`).join('; ')}${report.refused ?? ''}`;
    });
    const sums = { items: 0, options: 0, conditions: 0, calculations: 0, extensions: 0 };
    for (const { text } of files)
      for (const [kind, paths] of Object.entries(thingsIn(text))) sums[kind as keyof typeof sums] += paths.length;
    console.log(
      `${'FHIR'.padEnd(44)}   kept changed left\n${rows.join('\n')}\nCounted in the sources: ${JSON.stringify(sums)}; 0 unexplained losses`,
    );
    expect(rows.length).toBeGreaterThan(30);
  });

  test.runIf(files.length > 0)('every real file passes check', () => {
    for (const { name, text } of files) {
      const { problems } = compile(asMoment(importFhir(text).document));
      expect({ name, problems: problems.filter(({ at, severity }) => at[0] === 'forms' && severity === 'error') }).toEqual({
        name,
        problems: [],
      });
    }
  });

  test.each(fixtures.map(({ name, resource }) => [name, JSON.stringify(resource)] as const))('our own %s too', (_name, text) => {
    const { document, report } = importFhir(text);
    expect(losses(text, document, report)).toEqual([]);
    expect(compile(asMoment(document)).problems.filter(({ at, severity }) => at[0] === 'forms' && severity === 'error')).toEqual([]);
  });

  test('the count itself sees what is lost', () => {
    const text = JSON.stringify(fixtures[0]?.resource);
    const { document, report } = importFhir(text);
    const without = { ...report, lines: report.lines.filter(({ path }) => path !== '/item/0/answerOption/1' && path !== '/item/3') };
    expect(losses(text, document, without)).toEqual(
      expect.arrayContaining(['items untold: /item/3', 'options untold: /item/0/answerOption/1']),
    );
  });
});

describe('what comes in is never trusted', () => {
  test.each([
    ['not JSON', '{'],
    ['nothing', ''],
    ['another resource', '{"resourceType":"Patient"}'],
    ['an empty Bundle', '{"resourceType":"Bundle"}'],
    ['a list', '[]'],
    ['a number', '5'],
    ['far too deep', `{"resourceType":"Questionnaire","item":${'[{"type":"group","item":'.repeat(5000)}[]${'}]'.repeat(5000)}}`],
  ])('%s is refused with a reason', (_name, text) => {
    const { document, report } = importFhir(text);
    expect(document).toBeNull();
    expect(report.refused).not.toBe('');
    expect(report.refused).not.toBeNull();
  });

  test('scripts and links that run are not in what comes out', () => {
    const bad = '<script>alert(1)</script><b onclick="x()">Hej</b> [a](javascript:alert(1)) <img src=x onerror=alert(1)>';
    const { document } = importFhir({
      resourceType: 'Questionnaire',
      title: bad,
      description: bad,
      item: [
        {
          linkId: 'a',
          type: 'display',
          text: bad,
          _text: { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/rendering-xhtml', valueString: bad }] },
        },
        { linkId: 'b', type: 'choice', text: bad, answerOption: [{ valueCoding: { code: bad, display: bad } }] },
      ],
    });
    expect(JSON.stringify(document?.forms)).not.toMatch(/<script|onerror|<img|<b/);
    expect(document?.forms[0]?.questions).toHaveLength(2);
  });

  test('mutations of the files are each met with a form or a reason, in time', () => {
    const next = random(SEED);
    const texts = [
      ...fixtures.map(({ resource }) => JSON.stringify(resource)),
      ...files.filter(({ text }) => text.length < 30_000).map(({ text }) => text),
    ];
    const started = performance.now();
    let worst = 0;
    let forms = 0;
    for (let round = 0; round < MUTATIONS; round += 1) {
      const text = mutated(texts[Math.floor(next() * texts.length)] ?? '', next);
      const before = performance.now();
      const { document, report } = importFhir(text);
      worst = Math.max(worst, performance.now() - before);
      expect((document === null) === (report.refused !== null), text.slice(0, 200)).toBe(true);
      if (document !== null) forms += 1;
    }
    console.log(
      `FHIR mutations, seed ${SEED}: ${MUTATIONS} in ${Math.round(performance.now() - started)} ms, the slowest ${Math.round(worst)} ms; ${forms} forms, ${MUTATIONS - forms} refused`,
    );
    expect(forms).toBeGreaterThan(MUTATIONS / 2);
  }, 120_000);
});

const ODD: readonly unknown[] = [
  null,
  0,
  -1,
  1e308,
  '',
  ' ',
  'x'.repeat(3000),
  [],
  {},
  [[]],
  [null],
  true,
  '__proto__',
  { url: 5 },
  'group',
  'choice',
  'constructor',
  '\u0000',
  '%resource.repeat(item).repeat(item)',
  '(((((',
];

/** One or some parts of a file taken away, doubled or put for something else; or the text itself cut. */
function mutated(text: string, next: () => number): string {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T;
  if (next() < 0.05) return text.slice(0, Math.floor(next() * text.length));
  const file = JSON.parse(text) as Json;
  const changes = 1 + Math.floor(next() * 4);
  for (let change = 0; change < changes; change += 1) {
    let here: Json = file;
    for (let depth = 0; depth < 14; depth += 1) {
      const keys = Object.keys(here);
      if (keys.length === 0) break;
      const key = pick(keys);
      const value: unknown = here[key];
      if (typeof value === 'object' && value !== null && next() < 0.8) {
        here = value as Json;
        continue;
      }
      const what = next();
      if (what < 0.3) delete here[key];
      else if (what < 0.7) here[key] = structuredClone(pick(ODD));
      else if (what < 0.85) here[pick(keys)] = structuredClone(value);
      else here[key] = [value, structuredClone(value)];
      break;
    }
  }
  return JSON.stringify(file);
}
