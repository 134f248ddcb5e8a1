import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { aBattery, aFlag, aFlagWhen, aForm, aModule, aMoment, aResult, aStep } from './check/base.ts';

type Moment = ReturnType<typeof aMoment>;
const codes = (document: unknown): readonly string[] => [...new Set(compile(document).problems.map(({ code }) => code))];
const many = <Item>(length: number, item: (index: number) => Item): Item[] => Array.from({ length }, (_, index) => item(index));

/** Documents made to bring a compiler down: each comes back with its problems, in no more time than a test has. */
describe('compiler: hostile documents', { timeout: 30_000 }, () => {
  test('batteries that wait for each other in a ring', () => {
    const after = (battery: string) => ({ kind: 'once' as const, anchor: { kind: 'occasionAnswered' as const, battery } });
    const batteries = many(50, (index) => aBattery({ id: `b${index}`, schedule: after(`b${(index + 1) % 50}`) }));
    expect(codes(aMoment({ batteries }))).toContain('UnreachableBattery');
  });

  test('two thousand steps in one ring, the long way round', () => {
    const step = (index: number) => `m${Math.floor(index / 100)}/s/st${index}`;
    const modules = many(20, (m) =>
      aModule({
        id: `m${m}`,
        sections: [
          {
            id: 's',
            title: 'Avsnitt',
            steps: many(100, (s) => ({
              ...aStep(`st${m * 100 + s}`),
              opens: { kind: 'afterModule' as const, module: step((m * 100 + s + 777) % 2000) },
            })),
          },
        ],
      }),
    );
    expect(codes(aMoment({ modules }))).toContain('OpeningCycle');
  });

  test('two thousand steps in one chain, the last of them first', () => {
    const step = (index: number) => `m${Math.floor(index / 100)}/s/st${index}`;
    const modules = many(20, (m) =>
      aModule({
        id: `m${m}`,
        sections: [
          {
            id: 's',
            title: 'Avsnitt',
            steps: many(100, (s) => {
              const next = m * 100 + s + 1;
              return { ...aStep(`st${next - 1}`), ...(next < 2000 ? { opens: { kind: 'afterModule' as const, module: step(next) } } : {}) };
            }),
          },
        ],
      }),
    );
    expect(codes(aMoment({ modules }))).not.toContain('OpeningCycle');
  });

  test('two hundred modules, each waiting for the next but one in sixty ways', () => {
    const modules = many(200, (index) =>
      aModule({
        id: `m${index}`,
        opens: {
          kind: 'any',
          of: many(3, () => ({ kind: 'all', of: many(18, (n) => ({ kind: 'afterModule', module: `m${(index + n + 2) % 200}` })) })),
        },
      }),
    );
    expect(codes(aMoment({ modules }))).toEqual(expect.arrayContaining(['OpeningCycle', 'PlanTooLarge']));
  });

  test('a hundred flags with as large conditions as there may be', () => {
    const when = many(50, (index) => `forms.f1.answers.number > ${index % 9}`).join(' or ');
    const flags = many(100, (index) => ({ ...aFlagWhen(`${when} or start.x > ${index}`), id: `fl${index}` }));
    expect(codes(aMoment({ flags }))).toContain('KnownName');
  });

  test('counts without end are refused where they stand', () => {
    const schedule = { kind: 'every', anchor: { kind: 'start' }, firstDays: 1, everyDays: 1, at: '08:00', count: 1e9 } as const;
    const random = { kind: 'random', anchor: { kind: 'start' }, days: 1e9, windows: [{ from: '08:00', to: '09:00' }] } as const;
    expect(codes(aMoment({ batteries: [aBattery({ schedule })] }))).toEqual(['Shape']);
    expect(codes({ ...aMoment(), batteries: [{ ...aBattery(), schedule: random }] })).toEqual(['Shape']);
    expect(codes(aMoment({ modules: many(21, (m) => aModule({ id: `m${m}`, sections: sectionsOf(100) })) }))).toEqual(['Shape']);
  });

  const sectionsOf = (steps: number) => [{ id: 's', title: 'Avsnitt', steps: many(steps, (index) => aStep(`st${index}`)) }];

  test('a battery that is never closed, with as many occasions as there may be, is too much to carry', () => {
    const windows = many(12, (hour) => ({
      from: `${String(hour + 8).padStart(2, '0')}:00`,
      to: `${String(hour + 8).padStart(2, '0')}:30`,
    }));
    const schedule = { kind: 'random' as const, anchor: { kind: 'start' as const }, days: 366, windows };
    expect(codes(aMoment({ batteries: [aBattery({ schedule, due: undefined, closes: undefined, reminders: [] })] }))).toContain(
      'PlanTooLarge',
    );
    expect(codes(aMoment({ batteries: [aBattery({ schedule, due: undefined, closes: { hours: 0.5 }, reminders: [] })] }))).not.toContain(
      'PlanTooLarge',
    );
  });

  test.each(['constructor', 'toString', 'hasOwnProperty', '__proto__'])('a rule that names %s names nothing', (name) => {
    const opens = { kind: 'afterModule', module: name };
    const anchor = { kind: 'date', name };
    const documents: unknown[] = [
      { ...aMoment(), modules: [{ ...aModule(), opens }] },
      { ...aMoment(), batteries: [{ ...aBattery(), schedule: { kind: 'once', anchor } }] },
      { ...aMoment(), translations: JSON.parse(`{"en":{"${name}":"x"},"${name}":{}}`) },
      aMoment({ flags: [aFlagWhen(`progress.${name} = "open" or forms.${name}.answers.yes or batteries.${name}.missed > 1`)] }),
      aMoment({ flags: [aFlag({ trigger: { kind: 'trend', form: 'f1', result: name, direction: 'up', by: 1 } })] }),
    ];
    for (const document of documents) expect(compile(document).plan).toBeNull();
  });

  test('text from right to left, in any script, is text', () => {
    const { plan, problems } = compile(aMoment({ name: 'نوم أفضل ‏', modules: [aModule({ title: 'שלום 😴' })], languages: ['ar'] }));
    expect(plan?.workflowType).toBe('نوم-أفضل/1.0');
    expect(problems.map(({ code }) => code)).toEqual(['TranslationMissing']);
  });

  test('a megabyte in one text is refused where it stands', () => {
    const long = 'a'.repeat(1_000_000);
    const documents: Moment[] = [
      aMoment({ name: long }),
      aMoment({ flags: [aFlagWhen(`"${long}" = "a"`)] }),
      aMoment({ forms: [aForm({ results: [aResult({ method: { kind: 'jsonata', expression: `"${long}"` } })] })] }),
      aMoment({ modules: [aModule({ opens: { kind: 'afterModule', module: long } })] }),
      aMoment({ translations: { en: { [long]: 'x' } } }),
    ];
    for (const document of documents) expect(codes(document)).toEqual(['Shape']);
  });
});
