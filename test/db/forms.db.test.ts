import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formsOf, markRead, markUnread, readForm, saveDraft, submitAnswers } from '../../db/forms.ts';
import { messagesOf, readMessages, sendMessage } from '../../db/messages.ts';
import { overview } from '../../db/overview.ts';
import { resultsOf } from '../../db/results.ts';
import { readRunningMoment } from '../../db/runningMoments.ts';
import type { Answers } from '../../compiler/document/question.ts';
import { DAY, MONDAY, openClinic, type Clinic } from '../support/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

const citizen = (number: number) => {
  const found = clinic.citizens[number];
  if (!found) throw new Error('no citizen');
  return found;
};
const submit = (number: number, runningMoment: string, instance: string, answers: Answers, answerVersion = 0) =>
  clinic.app.as(citizen(number), (em) =>
    submitAnswers(em, { runningMoment, instance, answers, shownHash: 'h', answerVersion, by: citizen(number) }, clinic.clock),
  );

/** Emoji of several code points, both normal forms of å ä ö, quotes, a backslash, a question mark, another alphabet. */
const UNICODE = `åäö a\u030aa\u0308o\u0308 👩🏽‍⚕️🇸🇪 'citat' "mer" \\n ? :namn $1 ??\n日本語 עברית`;

describe('a form', () => {
  test('any Unicode comes back as it was written, in drafts, answers and messages', async () => {
    const id = await clinic.start(0);
    const instance = await clinic.instance(id, 'maende');
    await clinic.app.as(citizen(0), (em) =>
      saveDraft(em, { runningMoment: id, instance, answers: { fritt: UNICODE }, revision: 0 }, clinic.clock),
    );
    expect((await clinic.app.as(citizen(0), (em) => readForm(em, id, instance))).draft?.answers).toEqual({ fritt: UNICODE });
    await submit(0, id, instance, { oro: 3, fritt: UNICODE });
    expect((await clinic.app.as(clinic.maria, (em) => readForm(em, id, instance))).answers).toEqual({ oro: 3, fritt: UNICODE });
    await clinic.app.as(citizen(0), (em) => sendMessage(em, id, citizen(0), UNICODE, clinic.clock));
    const [message] = await clinic.app.as(clinic.maria, (em) => messagesOf(em, id));
    expect(message?.body).toBe(UNICODE);
    expect(Buffer.from(message?.body ?? '')).toEqual(Buffer.from(UNICODE));
  });

  test('a draft based on an old revision is refused with what stands; the very same again is answered', async () => {
    const id = await clinic.start(1);
    const instance = await clinic.instance(id, 'maende');
    const draft = (oro: number, revision: number) =>
      clinic.app.as(citizen(1), (em) => saveDraft(em, { runningMoment: id, instance, answers: { oro }, revision }, clinic.clock));
    expect(await draft(1, 0)).toEqual({ revision: 1, at: MONDAY });
    expect(await draft(1, 0)).toEqual({ revision: 1, at: MONDAY });
    expect(await draft(2, 1)).toEqual({ revision: 2, at: MONDAY });
    await expect(draft(9, 1)).rejects.toMatchObject({
      code: 'stale',
      changed: { revision: 2, draft: { answers: { oro: 2 }, revision: 2 } },
    });
  });

  test('saving takes the draft away, is one version more, and is scored once on the way to the engine, with only the named facts', async () => {
    const id = await clinic.start(2);
    const instance = await clinic.instance(id, 'maende');
    expect(await submit(2, id, instance, { oro: 9, fritt: 'hemligt' })).toEqual({
      seq: 1,
      at: MONDAY,
      answerVersion: 1,
      late: false,
      answeredAt: MONDAY,
    });
    await expect(submit(2, id, instance, { oro: 1 })).rejects.toMatchObject({
      code: 'stale',
      changed: { answerVersion: 1, answers: { oro: 9 } },
    });
    const saved = {
      seq: 1,
      at: MONDAY,
      kind: 'formSaved',
      form: 'maende',
      instance: { kind: 'ordinary' },
      answerVersion: 1,
      facts: { answers: {}, results: { oro: 18 } },
      failedResults: [],
    };
    const pulls = await Promise.all([clinic.activities.pull(id, 0), clinic.activities.pull(id, 0), clinic.activities.pull(id, 0)]);
    for (const log of pulls) expect(log).toEqual({ events: [saved], seq: 1, now: MONDAY });
    expect(await clinic.app.as(citizen(2), (em) => resultsOf(em, id))).toMatchObject([
      { result: 'oro', value: 18, band: 'Hög', at: MONDAY },
    ]);
  });

  test('a calculation that fails is stored as a failure, named in the event, and raises the safety flag', async () => {
    const id = await clinic.start(3);
    const instance = await clinic.instance(id, 'maende');
    await submit(3, id, instance, { fritt: 'inget tal' });
    await clinic.catchUp(id);
    expect(await clinic.app.as(clinic.maria, (em) => resultsOf(em, id))).toMatchObject([{ value: null, failure: expect.any(String) }]);
    const page = await clinic.app.as(clinic.maria, (em) => overview(em, { responsible: null, after: null, limit: 50 }, clinic.clock));
    expect(page.flags.filter((flag) => flag.runningMoment === id).map((flag) => flag.flag)).toEqual(['system.calculationFailed']);
    // A system flag is no form flag: the form still counts as unread without one (FLG-17).
    expect(page.unreadForms.map((form) => form.runningMoment)).toContain(id);
  });

  test('a prioritised flag reaches the overview first, goes out when the form is read, and comes back in a new round', async () => {
    const id = await clinic.start(4);
    const instance = await clinic.instance(id, 'maende');
    await submit(4, id, instance, { oro: 10 });
    await clinic.catchUp(id);
    const first = async () => {
      const page = await clinic.app.as(clinic.maria, (em) => overview(em, { responsible: null, after: null, limit: 50 }, clinic.clock));
      const [flag] = page.flags.filter((each) => each.runningMoment === id);
      const prioritised = page.runningMoments.slice(0, page.runningMoments.filter((each) => each.prioritisedFlags > 0).length);
      return { flag: flag && `${flag.flag} ${flag.round}`, first: prioritised.some((each) => each.id === id), instance: flag?.instance };
    };
    expect(await first()).toEqual({ flag: 'hogOro 1', first: true, instance });
    await clinic.app.as(clinic.maria, (em) => markRead(em, id, instance, clinic.maria.id, clinic.clock));
    await clinic.catchUp(id);
    expect((await first()).flag).toBeUndefined();
    await clinic.app.as(clinic.maria, (em) => markUnread(em, id, instance, clinic.maria.id, clinic.clock));
    await clinic.catchUp(id);
    expect((await first()).flag).toBe('hogOro 2');
  });

  test('what comes after the occasion has closed is kept and marked', async () => {
    const id = await clinic.start(5);
    await clinic.catchUp(id);
    clinic.clock.at = MONDAY + DAY;
    await clinic.catchUp(id);
    const first = await clinic.instance(id, 'maende', 'vecka', 1);
    clinic.clock.at = MONDAY + 7 * DAY;
    await clinic.catchUp(id);
    expect(await submit(5, id, first, { oro: 2 })).toMatchObject({ answerVersion: 1, late: true });
    expect((await clinic.app.as(citizen(5), (em) => formsOf(em, id))).find((each) => each.instance === first)).toMatchObject({
      late: true,
    });
    clinic.clock.at = MONDAY;
  });
});

describe('messages', () => {
  test('reading marks what the other side has written, and wakes no engine', async () => {
    const id = await clinic.start(6);
    await clinic.catchUp(id);
    const { maria, clock } = clinic;
    await clinic.app.as(citizen(6), (em) => sendMessage(em, id, citizen(6), 'Hej', clock));
    await clinic.app.as(maria, (em) => sendMessage(em, id, maria, 'Hej själv', clock));
    const unread = async () => {
      const moment = await clinic.app.as(maria, (em) => readRunningMoment(em, id, clock));
      return [moment.unreadFromCitizen, moment.unreadFromStaff, moment.caughtUp];
    };
    expect(await unread()).toEqual([1, 1, true]);
    expect(await clinic.app.as(maria, (em) => readMessages(em, id, maria, clock))).toBe(1);
    expect(await unread()).toEqual([0, 1, true]);
    expect(await clinic.app.as(citizen(6), (em) => messagesOf(em, id))).toMatchObject([
      { byKind: 'citizen', byName: 'Sara Häggblad' },
      { byKind: 'staff', byName: 'Maria Lind' },
    ]);
  });
});

describe('the overview', () => {
  test('pages follow each other without gap or repetition, in the order of one long page', async () => {
    for (const number of [7, 8, 9]) await clinic.start(number);
    const page = (after: string | null, limit: number) =>
      clinic.app.as(clinic.maria, (em) => overview(em, { responsible: null, after, limit }, clinic.clock));
    const whole = (await page(null, 50)).runningMoments.map(({ id }) => id);
    const pieces: string[] = [];
    for (let after: string | null = null, turn = 0; turn < 20; turn++) {
      const piece = await page(after, 2);
      pieces.push(...piece.runningMoments.map(({ id }) => id));
      after = piece.next;
      if (after === null) break;
    }
    expect(whole.length).toBe(10);
    expect(pieces).toEqual(whole);
    expect((await page('skräp', 50)).runningMoments.length).toBe(10);
  });
});
