import { expect } from 'vitest';
import type { Answer, Browser } from './browser.ts';
import { lifeOf, type Life } from './act.ts';
import { eventually } from './eventually.ts';
import type { House } from './house.ts';
import type { Planted } from './people.ts';

/** A citizen's life in the test's moment, lived over HTTP. */
export interface Visit extends Life {
  readonly browser: Browser;
  /** The form of the battery that is open from the start, as the citizen's page shows it. */
  form(browser?: Browser): Promise<OpenForm>;
}

export interface OpenForm {
  readonly instance: string;
  readonly answersPath: string;
  readonly shownHash: string;
  readonly answerVersion: number;
}

export interface Submitted {
  readonly answerVersion: number;
  readonly savedAt: string;
  readonly caughtUp: boolean;
}

/** A therapist starts the moment on a citizen, and the citizen signs in. */
export async function visit(house: House, therapist: Browser): Promise<Visit> {
  const citizen = house.citizen();
  const started = await start(house, therapist, citizen);
  expect(started.status, JSON.stringify(started.body)).toBe(201);
  const id = started.body.id;
  const life = lifeOf(house, citizen, id);
  await life.settled();
  const browser = await house.browser(citizen);
  return {
    ...life,
    browser,
    async form(by = browser) {
      const page = await eventually(
        'the citizen to see the form',
        () => by.get<{ tasks: { forms: { instance: string }[] }[] }>(`/api/me/moments/${id}`),
        ({ status, body }) => status === 200 && body.tasks.length > 0,
      );
      const instance = page.body.tasks[0]?.forms[0]?.instance ?? '';
      const path = `/api/me/moments/${id}/forms/${instance}`;
      const { body } = await by.get<{ shownHash: string; answerVersion: number }>(path);
      return { instance, answersPath: `${path}/answers`, shownHash: body.shownHash, answerVersion: body.answerVersion };
    },
  };
}

/** Asks for the moment to be started on the citizen. */
export function start(house: House, therapist: Browser, citizen: Planted, key?: string): Promise<Answer<{ id: string; code?: string }>> {
  return therapist.send('POST', '/api/running-moments', { momentVersion: house.momentVersion, citizen: citizen.id, kind: 'test' }, key);
}

/** Sends the answers; a request that is cut off rejects, as a browser's does. */
export function submit(
  browser: Browser,
  form: OpenForm,
  answers: Readonly<Record<string, string>>,
  key?: string,
): Promise<Answer<Submitted>> {
  const { shownHash, answerVersion } = form;
  return browser.send('POST', form.answersPath, { answers, shownHash, answerVersion }, key);
}
