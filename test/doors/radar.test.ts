import { describe, expect, test } from 'vitest';
import { radar } from '../../doors/radar/radar.ts';
import { compile } from '../../compiler/compile.ts';
import { asMoment } from '../../doors/asMoment.ts';
import { inputs } from './inputs.ts';

const protocol = (own: object, times: object = {}) => ({
  name: 'Veckans frågor',
  questionnaire: { name: 'weekly_mood', repository: 'https://example.org/', avsc: 'questionnaire' },
  showIntroduction: true,
  startText: { sv: 'Nu är det dags.' },
  endText: { sv: '' },
  warn: { sv: 'Sätt dig lugnt.' },
  estimatedCompletionTime: 3,
  protocol: {
    repeatProtocol: { unit: 'day', amount: 7 },
    repeatQuestionnaire: { unit: 'min', unitsFromZero: [480] },
    reminders: { unit: 'hour', amount: 24, repeat: 2 },
    completionWindow: { unit: 'day', amount: 3 },
    ...times,
  },
  ...own,
});
const set = (...protocols: object[]) => JSON.stringify({ version: '1.0.0', name: 'Studien', protocols });

describe('doors: RADAR-base protocols', () => {
  test('a weekly questionnaire becomes a form and a battery with its time, its window and its reminders', () => {
    const { document } = radar.bring(set(protocol({})));
    expect(document?.forms).toMatchObject([
      { id: 'weeklyMood', title: 'Veckans frågor', introduction: 'Nu är det dags.', minutes: 3, questions: [] },
    ]);
    expect(document?.batteries).toMatchObject([
      {
        forms: ['weeklyMood'],
        introduction: 'Sätt dig lugnt.',
        schedule: { kind: 'every', anchor: { kind: 'start' }, firstDays: 0, everyDays: 7, at: '08:00', untilDays: 365 },
        closes: { hours: 72 },
        reminders: [{ hours: 24 }, { hours: 48 }],
      },
    ]);
  });

  test.each([
    ['weeks', { unit: 'week', amount: 2 }, { everyDays: 14 }],
    ['months', { unit: 'month', amount: 6 }, { everyMonths: 6 }],
    ['years', { unit: 'year', amount: 1 }, { everyMonths: 12 }],
    ['a lifetime', { unit: 'year', amount: 9999 }, { kind: 'once', days: 0, at: '08:00' }],
  ])('a repetition in %s is told in ours', (_, repeatProtocol, expected) => {
    expect(radar.bring(set(protocol({}, { repeatProtocol }))).document?.batteries?.[0]?.schedule).toMatchObject(expected);
  });

  test('each time of the day is a battery of its own, on the day it falls', () => {
    const times = { repeatQuestionnaire: { unit: 'min', unitsFromZero: [480, 1200, 1440 + 600] } };
    expect(radar.bring(set(protocol({}, times))).document?.batteries?.map(({ schedule }) => schedule)).toMatchObject([
      { firstDays: 0, at: '08:00' },
      { firstDays: 0, at: '20:00' },
      { firstDays: 1, at: '10:00' },
    ]);
  });

  test('more single times than twelve become windows that hold them, none reaching into the next', () => {
    const unitsFromZero = [0, 1, 2].flatMap((day) => [500, 600, 700, 800, 900].map((at) => day * 1440 + at + 7 * day));
    const { document, report } = radar.bring(
      set(protocol({}, { repeatProtocol: { unit: 'year', amount: 9999 }, repeatQuestionnaire: { unit: 'min', unitsFromZero } })),
    );
    expect(document?.batteries?.[0]?.schedule).toEqual({
      kind: 'random',
      anchor: { kind: 'start' },
      firstDays: 0,
      days: 3,
      windows: ['08:20', '10:00', '11:40', '13:20', '15:00'].map((from, slot) => ({
        from,
        to: ['08:34', '10:14', '11:54', '13:34', '15:14'][slot],
      })),
    });
    expect(report.lines.find(({ path }) => path.endsWith('repeatQuestionnaire'))).toMatchObject({ outcome: 'changed' });
  });

  test('what a citizen fills in when she wants is a form of pages, and has no schedule', () => {
    const { document } = radar.bring(set(protocol({ type: 'on_demand' })));
    expect(document?.forms).toMatchObject([{ kind: 'tab', pages: { by: ['citizen'] } }]);
    expect(document?.modules).toMatchObject([{ opens: { kind: 'fromStart' } }]);
    expect(document?.batteries).toBeUndefined();
  });

  test('after a visit at the clinic counts from the visit that staff report', () => {
    const clinicalProtocol = { requiresInClinicCompletion: true, repeatAfterClinicVisit: { unit: 'min', unitsFromZero: [1440] } };
    const { document } = radar.bring(set(protocol({}, { clinicalProtocol, repeatProtocol: undefined, repeatQuestionnaire: undefined })));
    expect(document?.namedEvents).toEqual([{ id: 'besok', title: 'Besök på mottagningen' }]);
    expect(document?.batteries?.map(({ schedule }) => schedule)).toMatchObject([
      { kind: 'byStaff' },
      { kind: 'once', anchor: { kind: 'named', name: 'besok' }, days: 1 },
    ]);
  });

  test('a reminder that would come when the occasion has closed is not brought, and that is told', () => {
    const { document, report } = radar.bring(set(protocol({}, { completionWindow: { unit: 'hour', amount: 30 } })));
    expect(document?.batteries?.[0]?.reminders).toMatchObject([{ hours: 24 }]);
    expect(report.lines).toContainEqual({
      path: '/protocols/0/protocol/reminders',
      what: 'reminder',
      outcome: 'changed',
      because: '1 av 2 påminnelser kommer först när tillfället har stängt, och följer inte med.',
    });
  });

  test('a protocol that cannot be read is told of, and the others come in', () => {
    const { document, report } = radar.bring(set({ name: 'Trasigt' }, protocol({})));
    expect(document?.forms).toHaveLength(1);
    expect(report.lines).toContainEqual(expect.objectContaining({ path: '/protocols/0', outcome: 'left' }));
  });

  test.each(['', '{', '[]', 'null', '{"name":"x","protocols":7}', '{"name":"x","protocols":[]}'])('%j is refused with a reason', (text) => {
    const { document, report } = radar.bring(text);
    expect(document).toBeNull();
    expect(report.refused).not.toBeNull();
  });

  test('what comes in is found without fault but for the questions that are in another file', () => {
    const { document } = radar.bring(set(protocol({}), protocol({ type: 'on_demand', name: 'Dagbok' })));
    expect(
      new Set(
        compile(asMoment(document))
          .problems.filter(({ severity }) => severity === 'error')
          .map(({ code }) => code),
      ),
    ).toEqual(new Set(['EmptyForm']));
  });

  const found = inputs('radar-protocols').filter(({ name }) => !name.startsWith('_'));
  test.each(found)('$name: every value of the file is told of once, by a line at its place or above it', ({ text }) => {
    const { document, report } = radar.bring(text);
    expect(document).not.toBeNull();
    const lines = report.lines.map(({ path }) => path);
    expect(new Set(lines).size).toBe(lines.length);
    const unexplained = leaves(JSON.parse(text), '').filter(
      (leaf) => lines.filter((line) => leaf === line || leaf.startsWith(`${line}/`)).length !== 1,
    );
    expect(unexplained).toEqual([]);
    console.log(`radar: ${report.counts.kept} kept, ${report.counts.changed} changed, ${report.counts.left} left`);
  });
});

/** JSON pointers of every value in a document but empty texts and empty lists. */
function leaves(value: unknown, at: string): string[] {
  if (typeof value === 'string' && value.trim() === '') return [];
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([key, part]) => leaves(part, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`));
}
