import { describe, expect, test } from 'vitest';
import type { Answers } from '../../../compiler/document/question.ts';
import { serverHas } from '../../../web/device/serverHas.ts';
import type { Waiting } from '../../../web/device/waiting.ts';

const about = { runningMoment: 'moment', instance: 'sleep', title: 'Sömn', at: '2026-11-22T19:00:00.000Z' };
const typed = (answers: Answers, revision: number): Waiting => ({ ...about, kind: 'draft', answers, revision });
const sent = (answers: Answers, answerVersion: number): Waiting => ({
  ...about,
  kind: 'sent',
  answers,
  answerVersion,
  act: 'act',
  shownHash: 'hash',
  refused: null,
});

const QUESTIONS = [
  { kind: 'number', id: 'sleep', text: 'Hur många timmar sov du?' },
  { kind: 'contact', id: 'phone', text: 'Vilket nummer når vi dig på?', of: 'phone' },
];
type Page = Parameters<typeof serverHas>[1];
const page = (stands: Partial<Page>): Page => ({ questions: QUESTIONS, draft: null, answers: null, answerVersion: 0, ...stands });
const drafted = (answers: NonNullable<Page['answers']>, revision: number): Page => page({ draft: { answers, revision, at: about.at } });

describe('a draft on the device', () => {
  test('that arrived just as the page closed is the same, though the revision has gone on', () => {
    expect(serverHas(typed({ sleep: 7, rows: { a: 'x', b: 'y' } }, 1), drafted({ rows: { b: 'y', a: 'x' }, sleep: 7 }, 2))).toBe('same');
  });

  test('with words that the server has not got is gone on from', () => {
    expect(serverHas(typed({ sleep: 8 }, 2), drafted({ sleep: 7 }, 2))).toBe('older');
  });

  test('typed in after what was on its way when the page closed is gone on from: it holds all that arrived', () => {
    expect(serverHas(typed({ sleep: 7, phone: '070' }, 1), drafted({ sleep: 7 }, 2))).toBe('older');
  });

  test('beside another device’s newer answer is the citizen’s to choose', () => {
    expect(serverHas(typed({ sleep: 8 }, 1), drafted({ sleep: 7 }, 2))).toBe('newer');
  });

  test('that lacks an answer given on another device is the citizen’s to choose', () => {
    expect(serverHas(typed({ sleep: 7 }, 1), drafted({ sleep: 7, phone: '070' }, 2))).toBe('newer');
  });

  test('whose server draft is gone is the citizen’s to choose, unless the same was saved', () => {
    expect(serverHas(typed({ sleep: 7 }, 3), page({ answers: { sleep: 6 }, answerVersion: 1 }))).toBe('newer');
    expect(serverHas(typed({ sleep: 7 }, 3), page({ answers: { sleep: 7 }, answerVersion: 1 }))).toBe('same');
  });

  test('that the server never had is gone on from', () => {
    expect(serverHas(typed({ sleep: 7 }, 0), page({}))).toBe('older');
  });
});

describe('answers that were sent', () => {
  test('and arrived without our hearing of it are the same, tidied as the server keeps them', () => {
    expect(
      serverHas(sent({ sleep: 7, phone: '070-123 45 67' }, 0), page({ answers: { phone: '+46701234567', sleep: 7 }, answerVersion: 1 })),
    ).toBe('same');
  });

  test('while others were saved elsewhere are the citizen’s to choose', () => {
    expect(serverHas(sent({ sleep: 7 }, 0), page({ answers: { sleep: 5 }, answerVersion: 1 }))).toBe('newer');
  });

  test('and have not arrived are sent again, though they are what stood before', () => {
    expect(serverHas(sent({ sleep: 7 }, 1), page({ answers: { sleep: 7 }, answerVersion: 1 }))).toBe('older');
  });
});
