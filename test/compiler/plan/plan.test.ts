import { describe, expect, test } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import { contentHash, stableText } from '../../../compiler/plan/hash.ts';
import { workflowType } from '../../../compiler/plan/plan.ts';
import { aBattery, aFlag, aForm, aFlagWhen, aModule, aModuleWith, aMoment } from '../check/base.ts';

const planned = (more: Parameters<typeof aMoment>[0] = {}) => {
  const { plan, problems } = compile(aMoment(more));
  if (!plan) throw new Error(JSON.stringify(problems));
  return plan;
};

describe('plan: lowering a moment', () => {
  test('the small moment becomes logic, ids and operators’ names only', () => {
    expect(planned()).toEqual({
      planFormat: 1,
      moment: 'litet',
      version: '1.0',
      workflowType: 'litet-moment/1.0',
      zone: 'Europe/Stockholm',
      messages: false,
      ends: null,
      modules: [
        { id: 'm1', name: 'Modul 1', opens: { kind: 'fromStart' }, completes: 'citizen', mandatoryForms: [], forms: [], notify: true },
      ],
      forms: [{ id: 'f1', facts: { answers: [], results: ['total'] }, hasFlag: true }],
      batteries: [
        {
          id: 'b1',
          name: 'Veckomätning',
          forms: ['f1'],
          schedule: { kind: 'every', anchor: { kind: 'start' }, firstDays: 7, everyDays: 7, at: '08:00', count: 4 },
          due: { days: 2, at: '20:00' },
          closes: { days: 6, at: '20:00' },
          notify: true,
          reminders: [{ days: 1, at: '17:00', staleAfterHours: 36 }],
        },
      ],
      flags: [
        {
          id: 'fl1',
          priority: 'ordinary',
          recipients: ['staff'],
          putOut: 'reading',
          trigger: {
            kind: 'form',
            form: 'f1',
            when: {
              kind: 'binary',
              operator: '>=',
              left: { kind: 'path', names: ['forms', 'f1', 'results', 'total'] },
              right: { kind: 'literal', value: 2 },
            },
          },
        },
      ],
    });
  });

  test('only answers and results that some condition names may be handed over, whichever flag names them', () => {
    const plan = planned({
      forms: [aForm(), aForm({ id: 'f2', title: 'Formulär 2' })],
      batteries: [aBattery({ forms: ['f1', 'f2'] })],
      flags: [
        aFlagWhen('forms.f2.answers.yes and "a1" in forms.f1.answers.many'),
        aFlag({ id: 'fl2', trigger: { kind: 'form', form: 'f1' } }),
      ],
    });
    expect(plan.forms).toEqual([
      { id: 'f1', facts: { answers: ['many'], results: [] }, hasFlag: true },
      { id: 'f2', facts: { answers: ['yes'], results: [] }, hasFlag: false },
    ]);
  });

  test('a form shown twice stands once, and is mandatory if it is so anywhere', () => {
    const step = (id: string, mandatory: boolean) => ({ kind: 'form' as const, id, title: 'Fyll i', form: 'f1', mandatory });
    const [module] = planned({ modules: [aModuleWith(step('st1', false), step('st2', true), step('st3', true))] }).modules;
    expect(module).toMatchObject({ forms: ['f1'], mandatoryForms: ['f1'] });
  });

  test('what the document leaves out is null in the plan', () => {
    const schedule = { kind: 'once', anchor: { kind: 'start' }, days: 0 } as const;
    const [battery] = planned({ batteries: [{ id: 'b1', title: 'Start', forms: ['f1'], schedule }] }).batteries;
    expect(battery).toEqual({
      id: 'b1',
      name: 'Start',
      forms: ['f1'],
      schedule: { ...schedule, at: null },
      due: null,
      closes: null,
      notify: true,
      reminders: [],
    });
  });

  test('the ending has its hour even where the document leaves it out', () => {
    expect(planned({ ends: { days: 90 } }).ends).toEqual({ days: 90, at: '23:59' });
  });

  test('no text for people reaches the plan', () => {
    const text = JSON.stringify(planned({ modules: [aModule({ summary: 'Hemlig text' })] }));
    for (const word of ['Hemlig', 'Välkommen', 'Ring upp', 'Berätta', 'Alternativ', 'Ett litet moment', 'Hög'])
      expect(text).not.toContain(word);
  });

  test('a moment with errors has no plan, one with warnings has', () => {
    expect(compile(aMoment({ zone: 'Mars/Base' }))).toMatchObject({ plan: null, moment: { id: 'litet' } });
    const { plan, problems } = compile(aMoment({ ends: { days: 22 } }));
    expect(plan).not.toBeNull();
    expect(problems.map(({ severity }) => severity)).toEqual(['warning']);
  });
});

describe('plan: the workflow type', () => {
  test.each([
    ['Sömnskola', '1.0', 'sömnskola/1.0'],
    ['KBT  vid oro', '2.13', 'kbt-vid-oro/2.13'],
    ['ÅNGEST', '1.0', 'ångest/1.0'],
    ['A\u030Angest', '1.0', 'ångest/1.0'],
    ['Oro/stress ("kort")', '1.0', 'oro-stress-kort/1.0'],
    ['😴', '1.0', 'litet/1.0'],
  ])('%s %s runs as %s', (name, version, type) => {
    expect(workflowType({ id: 'litet', name, version })).toBe(type);
  });
});

describe('plan: content hash', () => {
  test('equal content has equal hash, whatever the order of its keys', async () => {
    const hash = await contentHash({ b: [1, { d: null, c: 'å' }], a: true });
    expect(hash).toBe(await contentHash({ a: true, b: [1, { c: 'å', d: null }] }));
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('any change gives another hash', async () => {
    expect(await contentHash(planned())).not.toBe(await contentHash(planned({ version: '1.1' })));
    expect(await contentHash([1, 2])).not.toBe(await contentHash([2, 1]));
  });

  test('the text that is hashed is known, so that other programs can reach the same hash', async () => {
    expect(stableText({ b: 'x', a: [1.5, null, undefined], gone: undefined })).toBe('{"a":[1.5,null,null],"b":"x"}');
    expect(await contentHash({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });

  test('a plan that has been through JSON keeps its hash', async () => {
    const plan = planned();
    expect(await contentHash(JSON.parse(JSON.stringify(plan)))).toBe(await contentHash(plan));
  });
});
