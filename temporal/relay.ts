import { failPoint } from '../activities/failPoint.ts';
import { noticeText } from '../activities/noticeText.ts';
import { quiet } from '../activities/quiet.ts';
import type { Clock } from '../db/clock.ts';
import type { NoticeToSend } from '../db/notices.ts';
import { dueNotices, markFailed, markSending, markSent, nextNoticeAt } from '../db/notices.ts';
import type { Database } from '../db/orm.ts';
import { behind, markStarted, takeUnstarted, toStart } from '../db/relay.ts';
import { Away } from '../integrations/away.ts';
import type { Channels } from '../integrations/channel.ts';
import type { Services } from '../integrations/openServices.ts';
import { Refused } from '../integrations/standIn.ts';
import { askOwnSettings } from './askOwnSettings.ts';
import type { TemporalClient } from './client.ts';
import type { WorkerLog } from './log.ts';
import { startRounds } from './rounds.ts';

export interface RelayParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly temporal: Pick<TemporalClient, 'start' | 'tell'>;
  /** Where notices go. Test runs reach stand-ins only (MOM-26). */
  readonly channels: Readonly<Record<'real' | 'test', Channels>>;
  /** Citizens' own settings are asked again at each send (NTF-01). */
  readonly services: Pick<Services, 'userProfiles'>;
  /** Address that people use, for the link in a notice. */
  readonly url: string;
  readonly log: WorkerLog;
}

const worker = { kind: 'worker' } as const;
const STARTED_AT_A_TIME = 50;
const NUDGED_AT_A_TIME = 100;
const SENT_AT_A_TIME = 50;
const AT_ONCE = 8;
const NUDGE_WAIT_MS = 10_000;
const DELIVERY_WAIT_MS = 20_000;

/**
 * Carries what has committed out of the rows: starts workflows, tells them that their log has grown, sends notices.
 * Waked by the database's signals and, slowly, by itself. Any number of relays may run: whatever is done twice is the same once.
 */
export async function startRelay(parts: RelayParts): Promise<{ stop(): Promise<void> }> {
  const { db, log } = parts;
  const trouble = (what: string) => (error: unknown) => log.warn(`${what} gick inte, försöker igen.`, error);
  const starting = startRounds(() => startUnstarted(parts), { everyMs: 5_000, trouble: trouble('Att starta momentens arbetsflöden') });
  // The API nudges by itself: the relay takes what is still behind a second later.
  const nudging = startRounds(() => nudgeBehind(parts), { everyMs: 5_000, afterPokeMs: 1_000, trouble: trouble('Att väcka momenten') });
  const sending = startRounds((stopping) => sendDue(parts, stopping), { everyMs: 5_000, trouble: trouble('Att skicka aviseringar') });
  const listening = await Promise.all([
    db.listen('stegvis_log', () => {
      starting.poke();
      nudging.poke();
    }),
    db.listen('stegvis_notice', () => sending.poke()),
  ]);
  return {
    async stop() {
      await Promise.all(listening.map((each) => each.stop()));
      await Promise.all([starting.stop(), nudging.stop(), sending.stop()]);
    },
  };
}

/** No row is held while Temporal is asked: it may be away, and saving goes on (promise 1). Started twice is started once. */
export async function startUnstarted({ db, temporal, clock, log }: RelayParts): Promise<number | void> {
  const moments = await db.as(worker, (em) => takeUnstarted(em, STARTED_AT_A_TIME));
  let refused = 0;
  await inParallel(moments, async (moment) => {
    try {
      await temporal.start(moment);
      await db.as(worker, (em) => markStarted(em, moment.id, clock));
    } catch (error) {
      refused += 1;
      log.warn(`Arbetsflödet för "${moment.id}" startade inte.`, error);
    }
  });
  if (refused > 0 && refused === moments.length) throw new Error(`${refused} arbetsflöden startade inte.`);
  if (moments.length === STARTED_AT_A_TIME) return 0;
}

/**
 * A workflow that is gone (a lost namespace, an operator's termination) is started anew: the shell takes up what stands in the rows.
 * One that cannot be told keeps no other waiting; after a long absence the next are told at once.
 */
export async function nudgeBehind({ db, temporal, log }: RelayParts): Promise<number | void> {
  const moments = await db.as(worker, (em) => behind(em, NUDGED_AT_A_TIME));
  let late = 0;
  await inParallel(moments, async ({ id, seq }) => {
    try {
      const told = await temporal.tell(id, seq, NUDGE_WAIT_MS);
      if (told === 'taken') return;
      late += 1;
      if (told !== 'gone') return;
      log.warn(`Arbetsflödet för "${id}" finns inte längre och startas igen.`);
      const moment = await db.as(worker, (em) => toStart(em, id));
      if (moment) await temporal.start(moment, 'anew');
    } catch (error) {
      late += 1;
      log.warn(`Arbetsflödet för "${id}" gick inte att väcka.`, error);
    }
  });
  if (moments.length === NUDGED_AT_A_TIME && late === 0) return 0;
  if (late > 0) return 2_000;
}

/** Sends what is due and says when the next may be tried. */
export async function sendDue(parts: RelayParts, stopping: () => boolean = () => false): Promise<number | void> {
  const { db, clock } = parts;
  for (;;) {
    const due = await db.as(worker, (em) => dueNotices(em, SENT_AT_A_TIME, clock));
    await inParallel(due, async (id) => {
      if (!stopping()) await send(parts, id);
    });
    if (due.length < SENT_AT_A_TIME || stopping()) break;
  }
  const [next, now] = await db.as(worker, async (em) => [await nextNoticeAt(em), await clock.now(em)] as const);
  if (next !== null) return Math.max(100, next - now);
}

/**
 * The second lock: the reason is looked at again in rows and the notice marked `sending`, committed, and only then delivered, under a key that
 * is the same for ever. A relay that dies after the mark is followed by another, with the same key.
 */
async function send({ db, clock, channels, services, url, log }: RelayParts, id: string): Promise<void> {
  const asked = await askOwnSettings({ db, clock, services }, id);
  const marked = await db.as(worker, (em) => markSending(em, id, clock, quiet));
  if (marked.kind !== 'send') return;
  const { notice } = marked;
  failPoint('afterMarkSending');
  try {
    if (!asked) throw new Away('userProfiles', 'fault');
    await withinTime(channels[notice.kind][notice.channel].deliver({ key: notice.id, to: addressOf(notice), ...noticeText(notice, url) }));
  } catch (error) {
    log.warn(`Aviseringen "${id}" gick inte fram (${notice.channel}).`, error);
    await db.as(worker, (em) => markFailed(em, id, reasonOf(error), clock, error instanceof Refused));
    return;
  }
  failPoint('afterSend');
  await db.as(worker, (em) => markSent(em, id, clock));
}

function addressOf({ channel, recipient }: NoticeToSend): string {
  const address =
    channel === 'email' ? recipient.email : channel === 'sms' ? recipient.mobile : recipient.kind === 'citizen' ? recipient.inbox : null;
  if (!address) throw new Refused(`Mottagaren har ingen adress för ${channel}.`);
  return address;
}

/** Only our own sentences are kept: a channel's error may quote what it was given. */
const reasonOf = (error: unknown): string =>
  error instanceof Refused ? error.message : `Kanalen svarade inte (${error instanceof Error ? error.name : 'okänt fel'}).`;

async function withinTime(delivery: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>(
    (_, reject) => (timer = setTimeout(() => reject(new Error('The channel did not answer in time.')), DELIVERY_WAIT_MS)),
  );
  try {
    await Promise.race([delivery, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const one = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, one));
}
