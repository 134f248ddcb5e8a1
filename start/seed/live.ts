import { isDeepStrictEqual } from 'node:util';
import type { Moment } from '../../compiler/document/moment.ts';
import type { Answers } from '../../compiler/document/question.ts';
import { databaseClock } from '../../db/clock.ts';
import { appendEvent } from '../../db/eventLog.ts';
import { flagsOf, putOutFlag } from '../../db/flags.ts';
import { copyOf } from '../../db/formCopy.ts';
import { formsOf, markRead, submitAnswers } from '../../db/forms.ts';
import { readMessages, sendMessage } from '../../db/messages.ts';
import type { Database, Em } from '../../db/orm.ts';
import { completeModule, fastForward } from '../../db/steering.ts';
import { keepMeasure } from '../../db/tailored.ts';
import type { FormInstance } from '../../engine/event.ts';
import { shownHash } from '../../api/shownHash.ts';
import type { Act } from '../../simulator/act.ts';
import type { Happening } from './happenings.ts';
import type { Reached } from './reached.ts';

const DAY = 86_400_000;

/** Whom it is about and who does things, on one running moment. */
export interface Living {
  readonly db: Database;
  readonly reached: Reached;
  readonly moment: Moment;
  readonly id: string;
  readonly citizen: string;
  readonly staff: string;
  readonly unit: string;
}

/** Lets the engine walk the moment's own clock to an instant, deadline by deadline, and waits until it is there. */
export async function walkTo(living: Living, to: number): Promise<void> {
  const { seq } = await asStaff(living, (em) => fastForward(em, living.id, to, { kind: 'staff', id: living.staff }, databaseClock));
  await living.reached.until(living.id, seq);
}

/** Lets one thing happen, through the same functions as the API. */
export async function happen(living: Living, happening: Happening): Promise<void> {
  switch (happening.kind) {
    case 'act':
      return act(living, happening.act);
    case 'message':
      return write(living, happening.from, happening.text);
    case 'measure':
      return asStaff(living, async (em) => {
        const { rule, name, unit } = happening;
        await keepMeasure(em, living.id, { id: rule.id, name, unit, diagram: true, calendar: true, rule }, living.staff, databaseClock);
        await appendEvent(em, living.id, { kind: 'measureSet', measure: rule }, { kind: 'staff', id: living.staff }, databaseClock);
      });
    case 'reading':
      return readForms(living, happening.at, happening.leaveLast);
  }
}

async function act(living: Living, what: Act): Promise<void> {
  const by = { kind: 'citizen', id: living.citizen } as const;
  await living.db.as(by, async (em) => {
    switch (what.kind) {
      case 'citizenActive':
        return void (await appendEvent(em, living.id, { kind: 'citizenActive' }, by, databaseClock));
      case 'moduleCompleted':
        return void (await completeModule(em, living.id, what.module, by, databaseClock));
      case 'formSaved':
        return submit(em, living, what.form, what.instance, what.answers);
      case 'stepVisited':
      case 'moduleAsked':
      case 'observed':
      case 'sendTimeSet':
        return void (await appendEvent(em, living.id, what, by, databaseClock));
      default:
        throw new Error(`The demo's citizens do not know how to do ${what.kind}.`);
    }
  });
}

/** Whoever writes has read what the other wrote. */
async function write(living: Living, from: 'citizen' | 'staff', text: string): Promise<void> {
  const by = { kind: from, id: from === 'citizen' ? living.citizen : living.staff } as const;
  await living.db.as(
    by.kind === 'citizen' ? { kind: 'citizen', id: by.id } : { kind: 'staff', id: by.id, unit: living.unit },
    async (em) => {
      await readMessages(em, living.id, by, databaseClock);
      await sendMessage(em, living.id, by, text, databaseClock);
    },
  );
}

/** The therapist reads the forms that wait, all of them or all but the newest, and puts out what she has had time to ring about. */
async function readForms(living: Living, at: number, leaveLast: boolean): Promise<void> {
  await asStaff(living, async (em) => {
    const waiting = (await formsOf(em, living.id))
      .filter((row) => row.savedAt !== null && row.readAt === null)
      .toSorted((one, other) => (one.savedAt ?? 0) - (other.savedAt ?? 0));
    for (const row of leaveLast ? waiting.slice(0, -1) : waiting) await markRead(em, living.id, row.instance, living.staff, databaseClock);
    for (const flag of await flagsOf(em, living.id)) {
      if (flag.outAt === null && flag.raisedAt < at - 3 * DAY) {
        await putOutFlag(em, living.id, flag.id, 'Ringde och pratade om hur det går.', living.staff, databaseClock);
      }
    }
  });
}

export const asStaff = <T>(living: Pick<Living, 'db' | 'staff' | 'unit'>, work: (em: Em) => Promise<T>): Promise<T> =>
  living.db.as({ kind: 'staff', id: living.staff, unit: living.unit }, work);

async function submit(em: Em, living: Living, form: string, instance: FormInstance, answers: Answers): Promise<void> {
  const rows = await formsOf(em, living.id);
  const row = rows.find((one) => one.form === form && isDeepStrictEqual(copyOf(one), instance));
  const document = living.moment.forms.find((one) => one.id === form);
  if (!row || !document) throw new Error(`The running moment "${living.id}" has no copy of "${form}" to save.`);
  await submitAnswers(
    em,
    {
      runningMoment: living.id,
      instance: row.instance,
      answers,
      shownHash: shownHash(document),
      answerVersion: row.answerVersion,
      by: { kind: 'citizen', id: living.citizen },
    },
    databaseClock,
  );
}
