import { describe, expect, test } from 'vitest';
import { strictest, type ChangeClass } from '../../../compiler/diff/changeClass.ts';
import { diff } from '../../../compiler/diff/diff.ts';
import { everyWord, read, type Draft } from './everyWord.ts';

/** The classes of everything that differs when one thing is done to the moment, which `given` may first have been put right for. */
function classes(edit: (draft: Draft) => unknown, given: (draft: Draft) => unknown = () => undefined): readonly ChangeClass[] {
  const before = everyWord();
  given(before);
  const after = structuredClone(before);
  edit(after);
  return diff(read(before), read(after)).changes.map((change) => change.class);
}

const text = (more: object = {}) => ({ kind: 'text', id: 'ny', title: 'Ny', text: 'Läs.', ...more });
const questions = (draft: Draft) => draft.forms[0].questions;

describe('the class of what comes', () => {
  test.each<[string, ChangeClass, (draft: Draft) => unknown]>([
    ['a form', 'safe', (d) => d.forms.push({ ...structuredClone(d.forms[0]), id: 'ny' })],
    ['a result', 'safe', (d) => d.forms[0].results.push({ ...structuredClone(d.forms[0].results[0]), id: 'ny', bands: [] })],
    ['a question that must be answered', 'needsPlan', (d) => questions(d).push({ kind: 'yesNo', id: 'ny', text: 'Ja?', mandatory: true })],
    ['a question that may be left', 'safe', (d) => questions(d).push({ kind: 'yesNo', id: 'ny', text: 'Ja?', mandatory: false })],
    ['an option', 'needsPlan', (d) => questions(d)[0].options.push({ id: 'ny', text: 'Kanske', score: 2 })],
    ['a date', 'newStartsOnly', (d) => d.dates.push({ id: 'ny', title: 'Ny', question: 'När?' })],
    ['a text', 'safe', (d) => d.modules[0].sections[0].steps.push(text())],
    ['a section of texts', 'safe', (d) => d.modules[0].sections.push({ id: 'ny', title: 'Ny', steps: [text()] })],
    ['an empty section', 'safe', (d) => d.modules[0].sections.push({ id: 'ny', title: 'Ny', steps: [] })],
    [
      'a form that may be left',
      'safe',
      (d) => d.modules[0].sections[0].steps.push({ ...text(), kind: 'form', form: 'halsa', mandatory: false, text: 'Läs.' }),
    ],
    [
      'a form that must be answered',
      'needsPlan',
      (d) => d.modules[0].sections[0].steps.push({ kind: 'form', id: 'ny', title: 'Ny', form: 'halsa' }),
    ],
    [
      'a section with a form that must be answered among texts',
      'needsPlan',
      (d) => d.modules[0].sections.push({ id: 'ny', title: 'Ny', steps: [text(), { kind: 'form', id: 'f', title: 'F', form: 'halsa' }] }),
    ],
    ['a text that opens by itself', 'needsPlan', (d) => d.modules[0].sections[0].steps.push(text({ opens: { kind: 'byStaff' } }))],
    ['a text that closes', 'needsPlan', (d) => d.modules[0].sections[0].steps.push(text({ closes: { kind: 'byStaff' } }))],
    ['a text that staff mark', 'needsPlan', (d) => d.modules[0].sections[0].steps.push(text({ completes: { kind: 'staff' } }))],
    ['a text that is told of', 'needsPlan', (d) => d.modules[0].sections[0].steps.push(text({ notify: true }))],
    [
      'a section that opens by itself',
      'needsPlan',
      (d) => d.modules[0].sections.push({ id: 'ny', title: 'Ny', opens: { kind: 'byStaff' }, steps: [text()] }),
    ],
    [
      'a section with a text that opens by itself among others',
      'needsPlan',
      (d) => d.modules[0].sections.push({ id: 'ny', title: 'Ny', steps: [text(), text({ id: 'ny2', opens: { kind: 'byStaff' } })] }),
    ],
  ])('%s is %s', (_what, level, edit) => {
    expect(classes(edit)).toEqual([level]);
  });

  test('a text needs a plan in a module that counts its steps, coming and going', () => {
    const counted = (d: Draft) => (d.modules[0].completes = { kind: 'steps' });
    expect(classes((d) => d.modules[0].sections[0].steps.push(text()), counted)).toEqual(['needsPlan']);
    expect(classes((d) => d.modules[0].sections[0].steps.pop(), counted)).toEqual(['needsPlan']);
  });
});

describe('the class of what goes', () => {
  test.each<[string, ChangeClass, (draft: Draft) => unknown, ((draft: Draft) => unknown)?]>([
    ['a text', 'safe', (d) => d.modules[0].sections[0].steps.shift()],
    [
      'a section of texts',
      'safe',
      (d) => d.modules[0].sections.pop(),
      (d) => d.modules[0].sections.push({ id: 'ny', title: 'Ny', steps: [text()] }),
    ],
    ['a form that must be answered', 'needsPlan', (d) => d.modules[1].sections[0].steps.pop()],
    ['a section with a form that must be answered', 'needsPlan', (d) => d.modules[1].sections.pop()],
    ['a module', 'needsPlan', (d) => d.modules.pop()],
    ['a question', 'needsPlan', (d) => questions(d).pop()],
    ['a reminder', 'needsPlan', (d) => d.batteries[0].reminders.pop()],
    ['a flag', 'needsPlan', (d) => d.flags.pop()],
  ])('%s is %s', (_what, level, edit, given) => {
    expect(classes(edit, given)).toEqual([level]);
  });
});

describe('the class of another order', () => {
  test.each<[string, ChangeClass, (draft: Draft) => unknown, ((draft: Draft) => unknown)?]>([
    ['questions', 'wording', (d) => questions(d).reverse()],
    ['options', 'wording', (d) => questions(d)[0].options.reverse()],
    ['modules', 'safe', (d) => d.modules.reverse()],
    ['steps', 'safe', (d) => d.modules[0].sections[0].steps.reverse()],
    ['flags', 'safe', (d) => d.flags.reverse()],
  ])('of %s is %s', (_what, level, edit, given) => {
    expect(classes(edit, given)).toEqual([level]);
  });
});

describe('the class of other limits', () => {
  const limited = (field: string, before: number | undefined, after: number | undefined, kind = 'number') => {
    const set = (value: number | undefined) => (draft: Draft) => {
      const question = questions(draft)[2];
      if (kind === 'longText')
        questions(draft)[2] = { kind, id: 'q3', text: question.text, ...(value === undefined ? {} : { [field]: value }) };
      else if (value === undefined) delete question[field];
      else question[field] = value;
    };
    return classes(set(after), set(before));
  };
  test.each<[string, number | undefined, number | undefined, ChangeClass]>([
    ['minimum', 2, 1, 'safe'],
    ['minimum', 1, 2, 'needsPlan'],
    ['minimum', 1, undefined, 'safe'],
    ['minimum', undefined, 1, 'needsPlan'],
    ['maximum', 9, 10, 'safe'],
    ['maximum', 10, 9, 'needsPlan'],
    ['maximum', 10, undefined, 'safe'],
    ['maximum', undefined, 10, 'needsPlan'],
    ['decimals', 2, 1, 'needsPlan'],
    ['decimals', 1, undefined, 'needsPlan'],
    ['decimals', 1, 2, 'needsPlan'],
  ])('%s from %s to %s is %s', (field, before, after, level) => {
    expect(limited(field, before, after)).toEqual([level]);
  });

  test.each<[number | undefined, number | undefined, ChangeClass]>([
    [100, 200, 'safe'],
    [200, 100, 'needsPlan'],
    // Without a limit of its own a text has the usual one.
    [5000, undefined, 'needsPlan'],
    [undefined, 100, 'needsPlan'],
  ])('length from %s to %s is %s', (before, after, level) => {
    expect(limited('maximumLength', before, after, 'longText')).toEqual([level]);
  });

  test('of a result need a plan, of a start fact another start', () => {
    expect(classes((d) => (d.forms[0].results[0].maximum = 3))).toEqual(['needsPlan']);
    expect(classes((d) => (d.startFacts[0].maximum = 130))).toEqual(['newStartsOnly']);
  });

  test('a question that may be left is safe, one that must be answered needs a plan', () => {
    expect(classes((d) => (questions(d)[0].mandatory = false))).toEqual(['safe']);
    expect(
      classes(
        (d) => (questions(d)[0].mandatory = true),
        (d) => (questions(d)[0].mandatory = false),
      ),
    ).toEqual(['needsPlan']);
    expect(classes((d) => (d.modules[1].sections[0].steps[0].mandatory = false))).toEqual(['needsPlan']);
  });
});

describe('the class of notices', () => {
  test('quiet hours and the cap are safe, limits for the citizen’s own time need a plan', () => {
    expect(classes((d) => (d.notices.perWeek = 4))).toEqual(['safe']);
    expect(classes((d) => (d.notices.movable.latest = '21:00'))).toEqual(['needsPlan']);
    expect(classes((d) => delete d.notices)).toEqual(['needsPlan']);
    expect(
      classes(
        (d) => delete d.notices,
        (d) => delete d.notices.movable,
      ),
    ).toEqual(['safe']);
    expect(
      classes(
        (d) => (d.notices = { perWeek: 3 }),
        (d) => delete d.notices,
      ),
    ).toEqual(['safe']);
  });
});

describe('a whole', () => {
  const whole = (edit: (draft: Draft) => unknown, given: (draft: Draft) => unknown = () => undefined) => {
    const before = everyWord();
    given(before);
    const after = structuredClone(before);
    edit(after);
    const { class: level, step } = diff(read(before), read(after));
    return [level, step];
  };

  test('is as strict as its strictest change', () => {
    expect(strictest([])).toBe('wording');
    expect(strictest(['safe', 'wording'])).toBe('safe');
    expect(strictest(['wording', 'needsPlan', 'safe'])).toBe('needsPlan');
    expect(strictest(['newStartsOnly', 'needsPlan'])).toBe('newStartsOnly');
    expect(whole((d) => ((d.name = 'Annat'), (d.messages = false)))).toEqual(['safe', 'minor']);
    expect(whole((d) => ((d.zone = 'Europe/Oslo'), (d.messages = false)))).toEqual(['newStartsOnly', 'major']);
    expect(whole((d) => (d.ends.days = 90))).toEqual(['needsPlan', 'major']);
  });

  test('of texts, of a new version alone, and of nothing', () => {
    const titles = (d: Draft) => {
      for (const list of ['modules', 'forms', 'batteries', 'flags']) d[list][0].title = 'Annat';
      d.modules[0].sections[0].title = 'Annat';
    };
    expect(whole(titles, (d) => (d.modules[0].sections[0].opens = { kind: 'byStaff' }))).toEqual(['wording', 'minor']);
    expect(whole((d) => (d.version = '2.0'))).toEqual(['wording', 'none']);
    expect(whole(() => undefined)).toEqual(['wording', 'none']);
  });

  test('another id of the moment is for new starts', () => {
    const { changes } = diff(read(everyWord()), read({ ...everyWord(), id: 'annat' }));
    expect(changes).toMatchObject([
      { class: 'newStartsOnly', sentence: 'Momentet ”Allt möjligt” har nu id ”annat” i stället för ”allt”.', at: [] },
    ]);
  });
});
