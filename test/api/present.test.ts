import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { presentForm } from '../../api/present/form.ts';
import { presentModule, presentModuleCard } from '../../api/present/module.ts';
import { presentMoment } from '../../api/present/moment.ts';
import type { Running } from '../../api/present/running.ts';
import { presentTimeline } from '../../api/present/timeline.ts';
import { presentDecisionWhy, presentLockWhy } from '../../api/present/why.ts';
import { momentPage, modulePage } from '../../api/schemas/citizen.ts';
import { formPage } from '../../api/schemas/form.ts';
import { timelineItem } from '../../api/schemas/staff.ts';
import type { FormRow } from '../../db/forms.ts';
import { compile } from '../../compiler/compile.ts';
import { advanceAll, begin } from '../../engine/advance.ts';
import type { Decision } from '../../engine/decision.ts';
import type { Event } from '../../engine/event.ts';

const compiled = compile(JSON.parse(readFileSync(new URL('../../moments/somnskola.json', import.meta.url), 'utf8')));
if (!compiled.plan) throw new Error('Sömnskola does not compile.');
const { plan, moment } = compiled;
const START = Date.parse('2026-11-02T09:00:00Z');

/** Sömnskola after these events, seen at `now`. */
function lived(now: string, events: readonly Event[] = []): { running: Running; decisions: readonly Decision[] } {
  const at = Date.parse(now);
  const first = begin(plan, { at: START, now: START });
  const step = advanceAll(plan, first.state, events, at);
  const ordinary = plan.forms.map(
    (form, index): FormRow => instance(index, form.id, null, null, step.state.forms[form.id]?.answerVersion ?? 0),
  );
  const occasions = plan.batteries.flatMap((battery, index) =>
    Object.keys(step.state.batteries[battery.id]?.occasions ?? {}).flatMap((number) =>
      battery.forms.map((form, each) => instance(100 + index * 100 + Number(number) * 10 + each, form, battery.id, Number(number), 0)),
    ),
  );
  return {
    decisions: [...first.decisions, ...step.decisions],
    running: {
      id: uuid(1),
      citizen: { id: uuid(2), name: 'Anna Ek' },
      unit: { id: uuid(3), name: 'Vårdcentralen Björken' },
      responsible: { id: uuid(4), name: 'Maria Lind' },
      version: moment.version,
      kind: 'real',
      phase: step.state.phase,
      startedAt: START,
      endedAt: step.state.ended?.at ?? null,
      now: at,
      plan,
      document: moment,
      state: step.state,
      forms: [...ordinary, ...occasions],
      unreadFromStaff: 0,
    },
  };
}

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const instance = (number: number, form: string, battery: string | null, occasion: number | null, answerVersion: number): FormRow => ({
  instance: uuid(1000 + number),
  form,
  battery,
  occasion,
  module: null,
  page: null,
  sent: null,
  title: null,
  day: null,
  madeAt: null,
  madeBy: null,
  withdrawnAt: null,
  hasDraft: false,
  answerVersion,
  savedAt: answerVersion > 0 ? START : null,
  readAt: null,
  late: false,
});
const goalSaved: Event = {
  kind: 'formSaved',
  seq: 1,
  at: Date.parse('2026-11-03T10:00:00Z'),
  form: 'mal',
  instance: { kind: 'ordinary' },
  answerVersion: 1,
  facts: { answers: {}, results: {} },
  failedResults: [],
};

describe('the citizen’s page of a moment', () => {
  test('says what comes next as people say it, and keeps to its schema', () => {
    const page = presentMoment(lived('2026-11-05T12:00:00Z').running, []);
    expect(page.next).toBe('Modul 2 öppnas på måndag kl. 08.00, när du har gått igenom modul 1.');
    expect(page.week).toEqual({ number: 1, of: 7 });
    expect(momentPage.parse(page)).toEqual(page);
  });

  test('with the first module done, only the day is left to wait for', () => {
    const page = presentMoment(lived('2026-11-05T12:00:00Z', [goalSaved]).running, []);
    expect(page.progress).toEqual({ completed: 1, total: 6 });
    expect(page.modules[1]).toMatchObject({
      status: 'locked',
      lockedBecause: 'Modul 2 öppnas på måndag kl. 08.00.',
      opensAt: '2026-11-09T07:00:00.000Z',
    });
  });

  test('after the day, only the module is left to wait for', () => {
    const page = presentMoment(lived('2026-11-12T12:00:00Z').running, []);
    expect(page.modules[1]).toMatchObject({ lockedBecause: 'Modul 2 öppnas när du har gått igenom modul 1.', opensAt: null });
    const second = plan.modules[1] ?? fail();
    expect(presentModuleCard(lived('2026-11-12T12:00:00Z').running, second, 'staff').lockedBecause).toBe(
      'Modul 2 öppnas när invånaren har gått igenom modul 1.',
    );
    expect(page.modules[6]?.lockedBecause).toBe('Fördjupning öppnas när din behandlare öppnar den.');
  });

  test('a module that only staff open counts once it is open', () => {
    const opened: Event = { kind: 'moduleOpened', seq: 1, at: Date.parse('2026-11-03T10:00:00Z'), module: 'skiftarbete', reason: null };
    const page = presentMoment(lived('2026-11-05T12:00:00Z', [opened]).running, []);
    expect(page.progress).toEqual({ completed: 0, total: 7 });
    expect(page.openModules.map(({ id, number }) => [id, number])).toEqual([
      ['valkommen', 1],
      ['skiftarbete', 7],
    ]);
  });

  test('past the week of its last module only the week is said', () => {
    expect(presentMoment(lived('2026-12-16T12:00:00Z').running, []).week).toEqual({ number: 7, of: 7 });
    expect(presentMoment(lived('2026-12-22T12:00:00Z').running, []).week).toEqual({ number: 8, of: null });
  });

  test('lists open occasions with their forms, the soonest due first', () => {
    const page = presentMoment(lived('2026-11-03T06:00:00Z').running, []);
    expect(page.tasks.map((task) => [task.title, task.occasion, task.minutes, task.forms.map((form) => form.form)])).toEqual([
      ['Sömndagbok', 1, 2, ['somndagbok']],
      ['Frågor i början', 1, 5, ['phq9', 'gad7']],
    ]);
  });

  test('an ended moment has nothing to do and nothing ahead', () => {
    const page = presentMoment(
      lived('2026-11-05T12:00:00Z', [{ kind: 'ended', seq: 1, at: Date.parse('2026-11-04T12:00:00Z'), reason: 'Avslutat i samråd' }])
        .running,
      [],
    );
    expect([page.phase, page.tasks, page.next]).toEqual(['ended', [], null]);
    expect(page.modules[1]?.lockedBecause).toBe('Modul 2 öppnades inte innan momentet avslutades.');
  });
});

describe('a module page', () => {
  test('shows its steps, its form and what completes it', () => {
    const { running } = lived('2026-11-05T12:00:00Z');
    const page = presentModule(running, plan.modules[0] ?? fail());
    expect(page.completeBlockedBecause).toBe('Modulen blir klar när du har svarat på Mitt mål.');
    expect(page.sections.flatMap((section) => section.steps).find((step) => step.kind === 'form')?.form).toMatchObject({
      form: 'mal',
      mandatory: true,
      status: 'notStarted',
    });
    expect(modulePage.parse(page)).toEqual(page);
  });
});

describe('a form page', () => {
  test('is open until its module has been gone through, and then says why not', () => {
    const before = lived('2026-11-02T12:00:00Z').running;
    const goal = before.forms.find((each) => each.form === 'mal' && each.battery === null) ?? fail();
    const nothing = { draft: null, draftRevision: 0, answers: null, shownHash: null, withdrawnBecause: null, versions: [] };
    const beside = { files: [], latest: {} };
    const open = presentForm(before, { ...goal, ...nothing }, beside, 'citizen');
    expect(formPage.parse(open)).toEqual(open);
    expect(open).toMatchObject({ open: true, closedBecause: null });
    const after = lived('2026-11-05T12:00:00Z', [goalSaved]).running;
    const saved = after.forms.find((each) => each.form === 'mal' && each.battery === null) ?? fail();
    expect(presentForm(after, { ...saved, ...nothing, draftRevision: 1, answers: { maltext: 'Sova' } }, beside, 'citizen')).toMatchObject({
      open: false,
      closedBecause: 'Du har gått igenom modul 1. Svaren går inte längre att ändra.',
    });
  });
});

describe('the timeline and “Varför?”', () => {
  test('every item keeps to its schema, has its own key, and what is ahead stands after now', () => {
    const { running, decisions } = lived('2026-11-12T12:00:00Z', [goalSaved]);
    const items = presentTimeline(running, decisions, [
      { seq: 1, at: goalSaved.at, kind: 'formSaved', content: { form: 'mal', answerVersion: 1 } },
    ]);
    expect(items.map((item) => timelineItem.parse(item))).toEqual(items);
    expect(new Set(items.map((item) => item.key)).size).toBe(items.length);
    expect(items.filter((item) => item.kind === 'coming').every((item) => item.at > '2026-11-12T12')).toBe(true);
    expect(items.filter((item) => /undefined|null/.test(item.title))).toEqual([]);
  });

  test('forms that are read in the same minute are told as one, with what they were', () => {
    const { running, decisions } = lived('2026-11-12T12:00:00Z', [goalSaved]);
    const read = (seq: number, at: string, form: string) => ({ seq, at: Date.parse(at), kind: 'formRead' as const, content: { form } });
    const items = presentTimeline(running, decisions, [
      read(2, '2026-11-04T09:00:10Z', 'mal'),
      read(3, '2026-11-04T09:00:40Z', 'phq9'),
      read(4, '2026-11-04T10:30:00Z', 'gad7'),
    ]).filter(({ kind }) => kind === 'event');
    expect(items.map(({ key, title, parts }) => [key, title, parts])).toEqual([
      ['event/2', '2 formulär lästes', ['Mitt mål lästes', 'PHQ-9 – nedstämdhet lästes']],
      ['event/4', 'GAD-7 – oro och ångest lästes', []],
    ]);
  });

  test('a decision is explained with its facts, a lock with what it waits for', () => {
    const { running, decisions } = lived('2026-11-12T12:00:00Z', [goalSaved]);
    const opened = decisions.find((decision) => decision.key === 'openModule/somnfonster') ?? fail();
    const why = presentDecisionWhy(running, opened, 'staff');
    expect(why.sentence).toContain('öppnades i måndags kl. 08.00');
    expect(why.facts).toContainEqual({ name: 'Dagar', value: '7' });
    expect(presentLockWhy(running, 'skiftarbete', 'citizen')?.sentence).toBe('Din behandlare öppnar den här delen när det är dags.');
    expect(presentLockWhy(running, 'valkommen', 'citizen')).toBeNull();
  });
});

function fail(): never {
  throw new Error('Not there.');
}
