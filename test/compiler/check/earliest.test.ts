import { describe, expect, test } from 'vitest';
import { earliestOf, NEVER } from '../../../compiler/check/earliest.ts';
import type { Anchor } from '../../../compiler/document/anchor.ts';
import type { Opening } from '../../../compiler/document/opening.ts';
import { parse } from '../../../compiler/document/parse.ts';
import { aBattery, aForm, aModule, aMoment, aStep } from './base.ts';

const start = { kind: 'start' } as const;
const days = (count: number) => ({ kind: 'afterAnchor', anchor: start, days: count, at: '08:00' }) as const;
const section = (...steps: object[]) => ({ id: 's1', title: 'Avsnitt', steps }) as never;
const asking = (id: string, form = 'f1', more: object = {}) => ({ kind: 'form', id, title: 'Fyll i', form, ...more });

const moment = (more: Parameters<typeof aMoment>[0]) => {
  const parsed = parse(aMoment({ forms: [aForm()], batteries: [], flags: [], ...more }));
  if (!parsed.moment) throw new Error(JSON.stringify(parsed.problems));
  return earliestOf(parsed.moment);
};

/** Module `m2` opens as given, after a module that opens on day 3 and is done by hand, beside a battery from day 7. */
const opening = (opens: unknown, more: object = {}) =>
  moment({
    modules: [
      aModule({ id: 'm1', opens: days(3) }),
      aModule({ id: 'm2', opens: opens as never, sections: [] }),
      aModule({ id: 'm3', opens: { kind: 'not', of: { kind: 'fromStart' } } as never }),
    ],
    batteries: [aBattery({ byStaff: false, ...more })],
    dates: [{ id: 'd', title: 'D', question: 'När?' }],
    namedEvents: [{ id: 'n', title: 'N' }],
  }).opens('m2');

describe('the earliest day: of a rule', () => {
  const from = (anchor: unknown, hours = 0) => ({ kind: 'elapsed', anchor, hours });
  test.each<[string, unknown, number]>([
    ['from the start', { kind: 'fromStart' }, 0],
    ['by staff', { kind: 'byStaff' }, 0],
    ['by the citizen', { kind: 'byCitizen' }, 0],
    ['a date of its own', { kind: 'onDate', date: '2027-01-01', at: '08:00' }, 0],
    ['days', days(7), 7],
    ['weeks and days', { ...days(1), weeks: 2 }, 15],
    ['months are short', { ...days(0), months: 2 }, 58],
    ['a weekday', { kind: 'onWeekday', anchor: start, weeks: 1, weekday: 5, at: '08:00' }, 7],
    ['hours', from(start, 23), 0],
    ['many hours', from(start, 49), 2],
    ['after a module', { kind: 'afterModule', module: 'm1' }, 3],
    ['after one that never opens', { kind: 'afterModule', module: 'm3' }, NEVER],
    ['after one that is not there', { kind: 'afterModule', module: 'gone' }, 0],
    ['a module that opens', from({ kind: 'moduleOpened', module: 'm1' }, 24), 4],
    ['a module that is done', from({ kind: 'moduleCompleted', module: 'm1' }), 3],
    ['a module that never opens', from({ kind: 'moduleOpened', module: 'm3' }), NEVER],
    ['a date that is asked for', from({ kind: 'date', name: 'd' }, 48), 2],
    ['what is reported', from({ kind: 'named', name: 'n' }), 0],
    ['activity', from({ kind: 'lastActivity' }), 0],
    ['the end', from({ kind: 'end' }), NEVER],
    ['a form', from({ kind: 'formSaved', form: 'f1' }), 7],
    ['a form that is not there', from({ kind: 'formSaved', form: 'gone' }), 0],
    ['an occasion', from({ kind: 'occasionOpened', battery: 'b1', occasion: 3 }), 21],
    ['the latest occasion', from({ kind: 'occasionOpened', battery: 'b1', occasion: 'latest' }), 7],
    ['an occasion that there is not', from({ kind: 'occasionOpened', battery: 'b1', occasion: 5 }), NEVER],
    ['an answer', from({ kind: 'occasionAnswered', battery: 'b1', occasion: 2 }), 14],
    ['the latest answer', from({ kind: 'occasionAnswered', battery: 'b1', occasion: 'latest' }), 7],
    ['a battery that is not there', from({ kind: 'occasionAnswered', battery: 'gone', occasion: 2 }), 0],
    ['all', { kind: 'all', of: [days(2), { kind: 'afterModule', module: 'm1' }] }, 3],
    ['any', { kind: 'any', of: [days(2), { kind: 'afterModule', module: 'm1' }] }, 2],
    ['as long as not', { kind: 'all', of: [days(5), { kind: 'not', of: days(5) }] }, 5],
    ['too late for as long as not', { kind: 'all', of: [days(6), { kind: 'not', of: days(5) }] }, NEVER],
    ['months are long for as long as not', { kind: 'all', of: [days(31), { kind: 'not', of: { ...days(0), months: 1 } }] }, 31],
    ['too late even so', { kind: 'all', of: [days(32), { kind: 'not', of: { ...days(0), months: 1 } }] }, NEVER],
    ['not from the start', { kind: 'all', of: [days(1), { kind: 'not', of: from(start) }] }, NEVER],
    ['not, an hour after the start', { kind: 'all', of: [days(0), { kind: 'not', of: from(start, 1) }] }, 0],
    [
      'not what another anchor counts',
      { kind: 'all', of: [days(9), { kind: 'not', of: { ...days(1), anchor: { kind: 'named', name: 'n' } } }] },
      9,
    ],
    [
      'any of what is too late and what is not',
      { kind: 'any', of: [{ kind: 'all', of: [days(6), { kind: 'not', of: days(5) }] }, days(9)] },
      9,
    ],
  ])('%s', (_what, rule, day) => {
    expect(opening(rule)).toBe(day);
  });

  test('staff may start more occasions than there are', () => {
    expect(opening(from({ kind: 'occasionOpened', battery: 'b1', occasion: 5 }), { byStaff: true })).toBe(35);
    expect(opening(from({ kind: 'occasionOpened', battery: 'b1', occasion: 5 }), { schedule: { kind: 'byStaff' } })).toBe(0);
  });

  const condition = (when: string) => opening({ kind: 'condition', when });
  test.each<[string, number]>([
    ['forms.f1.results.total >= 2', 7],
    ['2 <= forms.f1.results.total', 7],
    ['forms.gone.results.total >= 2', 0],
    ['start.age > 3', 0],
    ['batteries.b1.missed > 3', 0],
    ['true', 0],
    ['-forms.f1.results.total', 0],
    ['1 in [1, 2]', 0],
    ['forms.f1.answers.yes', 7],
    ['$boolean(forms.f1.answers.yes)', 7],
    ['$exists(forms.f1.answers.yes)', 7],
    ['$not(forms.f1.answers.yes)', 0],
    ['$count(forms.f1.answers.many)', 0],
    ['forms.f1.answers.number = progress.m1', 7],
    ['forms.f1.results.total > 1 or start.age > 3', 0],
    ['forms.f1.results.total > 1 and start.age > 3', 7],
    ['progress.m1 = "completed"', 3],
    ['"completed" = progress.m1', 3],
    ['progress.m1 = "open"', 3],
    ['progress.m1 = "closed"', 3],
    ['progress.m1 = "locked"', 0],
    ['progress.m1 != "completed"', 0],
    ['progress.m3 = "completed"', NEVER],
    ['progress.m3 = "open"', NEVER],
    ['progress.m3 = "locked"', 0],
    ['progress.gone = "completed"', 0],
    ['progress.gone = "open"', 0],
    ['start.who = "completed"', 0],
    ['start.age > 3 ? forms.f1.results.total > 1 : false', 0],
    ['start.age > 3 ? forms.f1.results.total > 1', 7],
    ['start.age > 3 ? progress.m3 = "open" : progress.m1 = "open"', 3],
    ['nonsense(', 0],
  ])('a condition: %s', (when, day) => {
    expect(condition(when)).toBe(day);
  });

  test('any anchor and rule may be asked about', () => {
    const { anchor, rule } = moment({ modules: [aModule({ opens: days(3) })] });
    expect(anchor({ kind: 'moduleOpened', module: 'm1' } as Anchor)).toBe(3);
    expect(rule(days(8) as unknown as Opening)).toBe(8);
  });
});

describe('the earliest day: of modules, parts, forms and batteries', () => {
  test('a part never opens before what it stands in, and a gate holds a module alone', () => {
    const parts = moment({
      modules: [
        aModule({
          opens: days(3),
          sections: [{ ...(section(aStep('t1'), { ...aStep('t2'), opens: days(9) }) as object), opens: days(1) } as never],
        }),
        aModule({ id: 'm2', opens: days(2), sections: [] }),
      ],
      batteries: [aBattery({ id: 'before', schedule: { kind: 'before', module: 'm2' } })],
    });
    expect([parts.opens('m1'), parts.opens('m1/s1'), parts.opens('m1/s1/t1'), parts.opens('m1/s1/t2')]).toEqual([3, 3, 3, 9]);
    expect(parts.opens('gone')).toBe(0);
  });

  test('a module waits for its gate’s answer, and a gate without forms is never answered', () => {
    const gated = (battery: object, module: object = {}) =>
      moment({
        modules: [aModule({ opens: days(2), before: 'g', ...module } as never)],
        batteries: [aBattery({ id: 'g', ...battery })],
      });
    expect(gated({ schedule: { kind: 'before', module: 'm1' } }).opens('m1')).toBe(2);
    expect(gated({ schedule: { kind: 'every', anchor: start, firstDays: 9, everyDays: 7, at: '08:00', count: 2 } }).opens('m1')).toBe(9);
    expect(gated({ forms: [], schedule: { kind: 'before', module: 'm1' } }).opens('m1')).toBe(NEVER);
    expect(gated({ forms: [] }).answered('g')).toBe(NEVER);
    expect(gated({}).answered('gone')).toBe(0);
  });

  test('a module is done by its forms, its steps, in its time, or never', () => {
    const done = (completes: unknown, ...steps: object[]) =>
      moment({ modules: [aModule({ opens: days(2), completes: completes as never, sections: [section(...steps)] })] }).completes('m1');
    const later = { ...aStep('t2'), opens: days(9) };
    expect(done({ kind: 'citizen' }, aStep(), later)).toBe(2);
    expect(done({ kind: 'steps' }, aStep(), later)).toBe(9);
    expect(done({ kind: 'forms' }, asking('t1'), later)).toBe(2);
    expect(done({ kind: 'forms' }, asking('t1', 'f1', { opens: days(9) }))).toBe(9);
    expect(done({ kind: 'forms' }, asking('t1', 'f1', { opens: days(9), mandatory: false }))).toBe(2);
    expect(done({ kind: 'after', after: { days: 5, at: '08:00' } }, aStep())).toBe(7);
    expect(done({ kind: 'after', after: { hours: 47 } }, aStep())).toBe(3);
    expect(done({ kind: 'never' }, aStep())).toBe(NEVER);
  });

  test('a form is saved on the first day that anything asks it', () => {
    const saved = (...of: number[]) =>
      moment({
        modules: of.map((day, index) => aModule({ id: `m${index}`, opens: days(day), sections: [section(asking('t1'))] })),
        batteries: [aBattery()],
      }).saved('f1');
    expect(saved()).toBe(7);
    expect(saved(9)).toBe(7);
    expect(saved(9, 4)).toBe(4);
    expect(moment({ modules: [aModule()] }).saved('f1')).toBe(NEVER);
    expect(moment({ modules: [aModule()] }).saved('gone')).toBe(0);
  });

  test('occasions of every kind of schedule', () => {
    const occasion = (schedule: unknown, number?: number) =>
      moment({ modules: [aModule({ opens: days(3) })], batteries: [aBattery({ schedule: schedule as never })] }).occasion('b1', number);
    const every = { kind: 'every', anchor: start, at: '08:00', count: 4 } as const;
    expect(occasion({ ...every, firstDays: 2, everyDays: 7 })).toBe(2);
    expect(occasion({ ...every, firstDays: 2, everyDays: 7 }, 4)).toBe(23);
    expect(occasion({ ...every, firstDays: 2, everyDays: 7 }, 5)).toBe(NEVER);
    expect(occasion({ ...every, firstWeeks: 1, everyWeeks: 2 }, 2)).toBe(21);
    expect(occasion({ ...every, firstDays: 0, firstMonths: 1, everyMonths: 1 }, 2)).toBe(56);
    expect(occasion({ kind: 'weekdays', anchor: start, firstWeeks: 1, weekdays: [1, 4], everyWeeks: 1, at: '08:00', count: 9 }, 3)).toBe(
      14,
    );
    expect(
      occasion(
        {
          kind: 'random',
          anchor: start,
          firstDays: 2,
          days: 3,
          windows: [
            { from: '08:00', to: '09:00' },
            { from: '10:00', to: '11:00' },
          ],
        },
        3,
      ),
    ).toBe(3);
    expect(occasion({ kind: 'once', anchor: { kind: 'moduleOpened', module: 'm1' }, days: 2, at: '08:00' })).toBe(5);
    expect(occasion({ kind: 'once', anchor: start, days: 0, months: 1, at: '08:00' })).toBe(28);
    expect(occasion({ kind: 'after', module: 'm1' })).toBe(3);
    expect(occasion({ kind: 'before', module: 'm1' })).toBe(3);
    expect(occasion({ kind: 'after', module: 'gone' })).toBe(0);
    expect(occasion({ kind: 'byStaff' }, 7)).toBe(0);
    expect(moment({}).occasion('gone', 3)).toBe(0);
  });

  test('a long chain written backwards is followed to its end, and one that goes round is never', () => {
    const chain = (first: Opening | { kind: 'fromStart' }) =>
      moment({
        modules: Array.from({ length: 12 }, (_, index) =>
          aModule({
            id: `m${index}`,
            opens: (index === 11 ? first : { kind: 'afterModule', module: `m${index + 1}` }) as never,
            completes: { kind: 'after', after: { days: 1, at: '08:00' } },
          }),
        ),
      }).opens('m0');
    expect(chain({ kind: 'fromStart' })).toBe(11);
    expect(chain({ kind: 'afterModule', module: 'm0' } as never)).toBe(NEVER);
  });
});
