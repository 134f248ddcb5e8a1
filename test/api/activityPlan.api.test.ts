import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApiClinic } from '../support/api.ts';
import type { ApiClinic, Browser } from '../support/api.ts';
import { manyForms } from '../support/manyForms.ts';

let clinic: ApiClinic;
let erik: Browser;
let aisha: Browser;
let maria: Browser;
let fatima: Browser;
let id: string;

const WALK = 'm0f1e2d3c4b5a69788796a5b4c3d2e1f0';
const WEIGHT = 'm1f1e2d3c4b5a69788796a5b4c3d2e1f0';
const walk = {
  name: 'Promenad',
  unit: 'min',
  schedule: { kind: 'every', everyDays: 1, at: '09:30' },
  count: 5,
  minimum: 10,
  maximum: 60,
  flag: 'outside',
  calendar: true,
};

beforeAll(async () => {
  clinic = await openApiClinic(manyForms);
  const people = [clinic.citizens[0] ?? fail(), clinic.citizens[1] ?? fail(), clinic.maria, clinic.fatima];
  [erik, aisha, maria, fatima] = (await Promise.all(people.map((each) => clinic.as(each)))) as [Browser, Browser, Browser, Browser];
  id = await clinic.start(0);
  await clinic.catchUp(id);
});
afterAll(() => clinic.close());

const mine = (path = ''): string => `/api/me/moments/${id}${path}`;
const theirs = (path = ''): string => `/api/running-moments/${id}${path}`;

describe('the activity plan', () => {
  test('is tailored by staff, who are told that there is no reminder; the citizen is not told of flags', async () => {
    expect((await maria.send('POST', theirs(`/measures/${WALK}`), walk)).status).toBe(200);
    expect(
      (await maria.send('POST', theirs(`/measures/${WEIGHT}`), { ...walk, name: 'Vikt', unit: 'kg', diagram: false, calendar: false }))
        .status,
    ).toBe(200);
    expect((await maria.send('POST', theirs(`/measures/${WALK}`), { ...walk, minimum: 70 })).body['fields']).toMatchObject([
      { question: 'maximum' },
    ]);
    const staffs = (await maria.get(theirs('/plan'))).body;
    expect(staffs).toMatchObject({
      title: 'Min plan',
      introduction: 'Lite varje dag.',
      mayChange: true,
      measures: [
        {
          measure: WALK,
          name: 'Promenad',
          unit: 'min',
          flag: 'outside',
          noReminder: 'Invånaren får ingen avisering.',
          endedAt: null,
          values: [],
        },
        { measure: WEIGHT, diagram: false },
      ],
    });
    const citizens = (await erik.get(mine('/plan'))).body;
    expect((citizens['measures'] as object[])[0]).toMatchObject({
      noReminder: null,
      next: ['2026-11-02T08:30:00.000Z', expect.anything(), expect.anything(), expect.anything(), expect.anything()],
    });
    expect((citizens['measures'] as object[])[0]).not.toHaveProperty('flag');
  });

  test('takes values from her and from staff, says which are outside, and lists them for a diagram where staff let her see one', async () => {
    const note = (browser: Browser, path: string, value: number) => browser.send('POST', path, { value });
    expect((await note(erik, mine(`/measures/${WALK}/values`), 30)).status).toBe(200);
    expect((await note(maria, theirs(`/measures/${WALK}/values`), 90)).status).toBe(200);
    expect((await note(erik, mine(`/measures/${WEIGHT}/values`), 40)).status).toBe(200);
    expect((await note(fatima, theirs(`/measures/${WALK}/values`), 1)).status).toBe(404);
    const values = async (browser: Browser, path: string) =>
      ((await browser.get(path)).body['measures'] as { values: { value: number; outside: boolean; by: string }[] }[]).map((each) =>
        each.values.map(({ value, outside, by }) => [value, outside, by]),
      );
    const walked = [
      [30, false, 'citizen'],
      [90, true, 'staff'],
    ];
    expect(await values(maria, theirs('/plan'))).toEqual([walked, [[40, false, 'citizen']]]);
    expect(await values(erik, mine('/plan'))).toEqual([walked, []]);
  });

  test('is a calendar file of what staff have put in it, the same events each time', async () => {
    const file = await erik.get(mine('/plan/calendar'));
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    const text = String(file.body['text']);
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(5);
    expect(text).toContain('DTSTART:20261102T083000Z');
    expect(text).toContain('SUMMARY:Promenad');
    expect(text).not.toContain('Vikt');
    expect((await maria.get(theirs('/plan/calendar'))).body['text']).toBe(text);
  });

  test('keeps an ended measure with its values, and has no more times for it', async () => {
    expect((await maria.send('POST', theirs(`/measures/${WALK}/end`))).status).toBe(200);
    const measures = (await maria.get(theirs('/plan'))).body['measures'] as {
      measure: string;
      endedAt: string | null;
      next: string[];
      values: object[];
    }[];
    expect(measures.at(-1)).toMatchObject({ measure: WALK, endedAt: expect.any(String), next: [] });
    expect(measures.at(-1)?.values).toHaveLength(2);
  });

  test('is nobody else’s', async () => {
    expect((await aisha.get(mine('/plan'))).status).toBe(404);
    expect((await fatima.get(theirs('/plan'))).status).toBe(404);
    expect((await aisha.get(mine('/plan/calendar'))).status).toBe(404);
  });
});

function fail(): never {
  throw new Error('There is no such thing in the clinic.');
}
