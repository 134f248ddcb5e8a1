import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from './support/browser.ts';
import { eventually } from './support/eventually.ts';
import { startHouse, type House } from './support/house.ts';
import { expectEachNoticeOnce, expectWhatTheEngineSays } from './support/oracle.ts';
import { start, submit, visit } from './support/visit.ts';
import { tellLogs } from './support/tellLogs.ts';

let house: House;
let therapist: Browser;
let colleague: Browser;
beforeAll(async () => {
  house = await startHouse();
  therapist = await house.browser(house.people.therapists[0]);
  colleague = await house.browser(house.people.therapists[1]);
});
afterAll(() => house?.stop());
tellLogs(() => house);

const HIGH = { q1: 'kanarieval3', q2: 'kanarieval3', fritt: 'Jag mår dåligt på åäö.' };
const FLAG = [{ key: 'flag/hog/korta@start/1', round: 1, out: false }];

describe('an API killed between the save and the nudge', () => {
  test('has saved the answer; the relay wakes the engine, and the same request again answers the same and doubles nothing', async () => {
    const life = await visit(house, therapist);
    const form = await life.form();
    await house.api.stop();
    await house.startApi({ STEGVIS_FAIL_AT: 'afterSave' });
    const key = randomUUID();

    await expect(submit(life.browser, form, HIGH, key)).rejects.toThrow();
    expect(await house.api.ended(), house.api.log().slice(-1_000)).toBe('SIGKILL');
    const woken = await life.settled();
    expect(woken.answers).toMatchObject([{ form: 'korta', version: 1, answers: HIGH }]);
    expectWhatTheEngineSays(woken);
    expect(woken.flags).toEqual(FLAG);

    await house.startApi();
    const again = await submit(life.browser, form, HIGH, key);
    expect(again).toMatchObject({ status: 200, body: { answerVersion: 1 } });
    expect(await submit(life.browser, form, HIGH, key)).toEqual(again);
    const other = await submit(life.browser, form, { ...HIGH, q1: 'kanarieval0' }, key);
    expect(other.status).toBe(409);

    const rows = await life.settled();
    expect(rows.logSeq).toBe(woken.logSeq);
    expect(rows.answers).toHaveLength(1);
    expect(rows.flags).toEqual(FLAG);
    expectWhatTheEngineSays(rows);
    expectEachNoticeOnce(rows);
  });
});

describe('two at once', () => {
  test('two clicks and two staff who start the same moment start it once', async () => {
    const citizen = house.citizen();
    const key = randomUUID();
    const answers = await Promise.all([
      start(house, therapist, citizen, key),
      start(house, therapist, citizen, key),
      start(house, therapist, citizen),
      start(house, colleague, citizen),
    ]);
    const started = answers.filter(({ status }) => status === 201);
    expect(started.length).toBeGreaterThan(0);
    expect(new Set(started.map(({ body }) => body.id)).size).toBe(1);
    for (const { status, body } of answers.filter((answer) => answer.status !== 201))
      expect([status, body.code]).toEqual([409, 'alreadyRunning']);
    const running = await house.db.as(house.staff, (em) =>
      em.execute<unknown[]>(`select id from running_moment where citizen_id = ?::uuid`, [citizen.id]),
    );
    expect(running).toHaveLength(1);
  });

  test('two devices that submit at once give one event and one cascade', async () => {
    const life = await visit(house, therapist);
    const [phone, tablet] = [life.browser, await house.browser(life.citizen)];
    const form = await life.form();
    const before = await life.settled();
    const answers = await Promise.all([submit(phone, form, HIGH), submit(tablet, form, { ...HIGH, q2: 'kanarieval2' })]);
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409']);

    const rows = await life.settled();
    expect(rows.events.filter(({ kind }) => kind === 'formSaved')).toHaveLength(1);
    expect(rows.answers).toHaveLength(1);
    expect(rows.flags).toEqual(FLAG);
    expect(rows.notices.length - before.notices.length).toBe(1);
    expectWhatTheEngineSays(rows);
    expectEachNoticeOnce(rows);
  });

  test('one request sent ten times at once is one event with one answer', async () => {
    const life = await visit(house, therapist);
    const form = await life.form();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => submit(life.browser, form, HIGH, key)));
    const taken = answers.filter(({ status }) => status === 200);
    expect(taken.length).toBeGreaterThan(0);
    expect(new Set(taken.map(({ body }) => `${body.answerVersion} ${body.savedAt}`)).size).toBe(1);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    const rows = await life.settled();
    expect(rows.answers).toHaveLength(1);
    expect(rows.flags).toEqual(FLAG);
    expectWhatTheEngineSays(rows);
    expectEachNoticeOnce(rows);
  });
});

describe('Temporal away', () => {
  test('saving, reading and messages go on; when it is back the engine catches up, once', async () => {
    const life = await visit(house, therapist);
    const form = await life.form();
    await house.temporal.kill();

    const saved = await submit(life.browser, form, HIGH);
    expect(saved).toMatchObject({ status: 200, body: { answerVersion: 1, caughtUp: false } });
    expect((await life.browser.get(`/api/me/moments/${life.id}`)).status).toBe(200);
    expect((await therapist.get(`/api/running-moments/${life.id}`)).status).toBe(200);
    expect((await therapist.get('/api/overview?mine=true')).status).toBe(200);
    const message = await life.browser.send('POST', `/api/me/moments/${life.id}/messages`, { body: 'Hej på åäö' });
    expect(message.status, JSON.stringify(message.body)).toBeLessThan(300);
    const read = await therapist.get<{ body: string }[]>(`/api/running-moments/${life.id}/messages`);
    expect(read.body.map(({ body }) => body)).toContain('Hej på åäö');
    // A moment may even be started: the row says that its workflow is not started yet.
    const newcomer = await start(house, therapist, house.citizen());
    expect(newcomer.status, JSON.stringify(newcomer.body)).toBe(201);

    await house.temporal.start();
    const rows = await life.settled(60_000);
    expect(rows.flags).toEqual(FLAG);
    expectWhatTheEngineSays(rows);
    expectEachNoticeOnce(rows);
    await eventually(
      'the newcomer to begin',
      () => house.rows(newcomer.body.id),
      ({ state }) => state !== null,
    );
    expect([house.api.isAlive(), house.worker.isAlive()]).toEqual([true, true]);
  });
});

describe('PostgreSQL restarted as by a power cut', () => {
  test('no process ends, saving works again, and nothing that was acknowledged is lost or doubled', async () => {
    const lives = [await visit(house, therapist), await visit(house, therapist), await visit(house, therapist)];
    const forms = await Promise.all(lives.map((life) => life.form()));
    const pids = [house.api.pid(), house.worker.pid()];
    const path = (number: number): string => `/api/me/moments/${lives[number]?.id}/messages`;

    // One citizen writes all through the restart, each message with a key of its own and tried until it is acknowledged.
    let writing = true;
    const acknowledged: string[] = [];
    const writer = (async () => {
      for (let number = 0; writing; number += 1) {
        const [body, key] = [`meddelande ${number}`, randomUUID()];
        await eventually(
          'the message to be acknowledged',
          () => lives[2]?.browser.send('POST', path(2), { body }, key) ?? Promise.reject(new Error('nobody')),
          ({ status }) => status < 300,
        );
        acknowledged.push(body);
      }
    })();

    expect((await submit(lives[0]!.browser, forms[0]!, HIGH)).status).toBe(200);
    await house.postgres.stop('immediate');
    const whileAway = submit(lives[1]!.browser, forms[1]!, HIGH, 'while-away-0001');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await house.postgres.start();
    const back = Date.now();
    await whileAway.catch(() => undefined);
    const saved = await eventually(
      'saving to work again',
      () => submit(lives[1]!.browser, forms[1]!, HIGH, 'while-away-0001'),
      ({ status }) => status === 200,
    );
    expect(saved.body.answerVersion).toBe(1);
    console.log(`saving worked again ${Date.now() - back} ms after PostgreSQL was back`);
    writing = false;
    await writer;

    // What was being sent when the lights went out is taken up when its minute has passed.
    for (const life of lives) await life.caughtUp();
    await house.letLeasesRunOut();
    for (const life of lives.slice(0, 2)) {
      const rows = await life.settled();
      expect(rows.answers).toHaveLength(1);
      expect(rows.flags).toEqual(FLAG);
      expectWhatTheEngineSays(rows);
      expectEachNoticeOnce(rows);
    }
    const messages = await lives[2]!.browser.get<{ body: string }[]>(path(2));
    expect(messages.body.map(({ body }) => body).toSorted()).toEqual(acknowledged.toSorted());
    expect(acknowledged.length).toBeGreaterThan(0);
    expect([house.api.isAlive(), house.worker.isAlive()]).toEqual([true, true]);
    expect([house.api.pid(), house.worker.pid()]).toEqual(pids);
  });
});
