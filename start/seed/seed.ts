import { readdirSync } from 'node:fs';
import { databaseClock } from '../../db/clock.ts';
import { connect, setUp, type Database } from '../../db/orm.ts';
import { payloadKeyRows } from '../../db/payloadKeys.ts';
import { startRunningMoment } from '../../db/runningMoments.ts';
import { readSettings } from '../../settings/settings.ts';
import { simulate } from '../../simulator/life.ts';
import { citizenOf } from '../../simulator/citizens.ts';
import { connectTemporal } from '../../temporal/client.ts';
import { createKeyRing } from '../../temporal/keyRing.ts';
import { asStaff, happen, walkTo, type Living } from './live.ts';
import { happeningsOf } from './happenings.ts';
import { seedCatalogue } from './catalogue.ts';
import { publish, type Published } from './publish.ts';
import { publishShared } from './publishShared.ts';
import { reachedBy, type Reached } from './reached.ts';
import { citizens } from './citizens.ts';
import { seedOrganisation } from './organisation.ts';
import { units } from './places.ts';
import { staff as members } from './staff.ts';
import { stories, type Story } from './stories.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What the demo's citizens live. */
export interface PublishedMoments {
  readonly somnskola: Published;
  readonly inforBesok: Published;
  readonly smarta: Published;
}

/** Shared forms that staff may start alone. */
const ALONE: ReadonlySet<string> = new Set(['phq-9.json', 'satisfaction.json']);

/** The organisation, shared forms, the moments published on its units, and what the catalogue has around them. Again changes nothing. */
export async function seedOrganisationAndMoments(owner: string): Promise<PublishedMoments> {
  await setUp(owner, seedOrganisation);
  const everywhere = units.map(({ id }) => id);
  const publishingUnit = units[3].id;
  await publishShared(
    owner,
    readdirSync('moments/instruments')
      .filter((name) => name.endsWith('.json'))
      .map((name) => ({ file: `moments/instruments/${name}`, aloneOn: ALONE.has(name) ? everywhere : [] })),
    publishingUnit,
  );
  await publish(owner, 'moments/oro-kort.json', everywhere, publishingUnit);
  const inforBesok = await publish(owner, 'moments/infor-besok.json', everywhere, publishingUnit);
  const smarta = await publish(owner, 'moments/smarta.json', everywhere, publishingUnit);
  const somnskola = await publish(owner, 'moments/somnskola.json', everywhere, publishingUnit);
  await seedCatalogue(owner);
  return { inforBesok, smarta, somnskola };
}

/**
 * Starts moments on some citizens with their clocks back in time and walks each to today: the citizens act through the API's own functions,
 * the worker does the rest. A citizen who has it already is left alone, so a second start does nothing.
 */
export async function seedLives(environment: NodeJS.ProcessEnv, published: PublishedMoments, say: (detail: string) => void): Promise<void> {
  const settings = readSettings(environment);
  const db = await connect(settings.DATABASE_APP_URL, { connections: 8, guardianUntilAge: settings.STEGVIS_GUARDIAN_UNTIL_AGE });
  const keys = createKeyRing(payloadKeyRows(db, 'codec'), Buffer.from(settings.STEGVIS_MASTER_KEY, 'base64'));
  const temporal = await connectTemporal(settings, keys);
  try {
    const reached = await reachedBy(db, temporal, { kind: 'staff', id: members[0].id, unit: units[0].id });
    try {
      let there = 0;
      await Promise.all(
        stories.map(async (story) => {
          await live(db, reached, published[story.moment ?? 'somnskola'], story);
          say(`${++there} av ${stories.length}`);
        }),
      );
    } finally {
      await reached.stop();
    }
  } finally {
    await temporal.close();
    await db.close();
  }
}

async function live(db: Database, reached: Reached, { version, moment, plan }: Published, story: Story): Promise<void> {
  const citizen = citizens[story.citizen];
  const therapist = members[story.therapist ?? 0];
  if (!citizen || !therapist) throw new Error(`The organisation lacks someone in the story of citizen number ${story.citizen}.`);
  const staff = { db, staff: therapist.id, unit: units[0].id };
  const now = Date.now();
  const begun = await asStaff(staff, (em) =>
    startRunningMoment(
      em,
      {
        citizen: citizen.id,
        unit: units[0].id,
        responsible: therapist.id,
        momentVersion: version,
        kind: 'real',
        clockOffsetMs: startOf(story, now) - now,
        ...(story.dates
          ? { facts: { dates: Object.fromEntries(Object.entries(story.dates).map(([name, days]) => [name, dayFrom(now, days)])) } }
          : {}),
      },
      databaseClock,
    ),
  ).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'alreadyRunning') return null;
    throw error;
  });
  if (begun === null) return;

  const living: Living = { ...staff, reached, moment, id: begun.id, citizen: citizen.id };
  const life = await simulate({
    moment,
    plan,
    start: begun.startedAt,
    citizen: citizenOf(story.kind, story.seed),
    until: now - (story.quietHours ?? 0.5) * HOUR,
  });
  for (const happening of happeningsOf(story, moment, life.acts, begun.startedAt, now)) {
    await walkTo(living, happening.at);
    await happen(living, happening);
  }
  await walkTo(living, Date.now());
}

/** The morning of the day that many days ago. */
const startOf = (story: Story, now: number): number => Math.floor((now - story.days * DAY) / DAY) * DAY + 9 * 3_600_000 + 20 * 60_000;

const dayFrom = (now: number, days: number): string => new Date(now + days * DAY).toISOString().slice(0, 10);
