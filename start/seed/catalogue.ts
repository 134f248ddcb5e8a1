import { randomUUID } from 'node:crypto';
import { handOverVersion } from '../../db/cataloguePublishing.ts';
import { iso } from '../../db/instant.ts';
import { setUp, type Em } from '../../db/orm.ts';
import { units } from './places.ts';
import { compiledMoment } from './publish.ts';
import { staff } from './staff.ts';

const [sleepClinic] = units;
const publishingUnit = units[3];

/** What the demo has around its moments: a version that waits for its publisher, a moment that citizens may start alone, categories, announcements. Again changes nothing. */
export async function seedCatalogue(owner: string): Promise<void> {
  const waiting = await compiledMoment(owner, 'moments/tinnitus.json');
  const designer = staff.find(({ grants }) => grants.some(({ role, unit }) => role === 'designer' && unit === publishingUnit.id));
  const administrator = staff.find(({ grants }) =>
    grants.some(({ role, unit }) => role === 'citizenAdministrator' && unit === sleepClinic.id),
  );
  const system = staff.find(({ grants }) => grants.some(({ role }) => role === 'systemAdministrator'));
  if (!designer || !administrator || !system) throw new Error('The demo lacks somebody who looks after the catalogue.');
  await setUp(owner, async (em) => {
    const at = Date.now();
    await handOverVersion(em, { id: randomUUID(), ...waiting, owner: publishingUnit.id, designers: [designer.id], at });
    await em.execute(
      `insert into open_moment (unit_id, moment, open, criteria, changed_by, changed_at) values (?::uuid, 'oro-kort', true, '{"fromAge": 18}', ?::uuid, ?)
       on conflict do nothing`,
      [sleepClinic.id, administrator.id, iso(at)],
      'run',
    );
    for (const name of ['Grupp hösten', 'Nybesök', 'Uppföljning'])
      await em.execute(
        `insert into category (id, unit_id, name, made_by, made_at) values (gen_random_uuid(), ?::uuid, ?, ?::uuid, ?) on conflict do nothing`,
        [sleepClinic.id, name, administrator.id, iso(at)],
        'run',
      );
    await announce(em, {
      id: '5a1e0c9d-7b2f-4e6a-9c31-8d4f2b6a0001',
      kind: 'information',
      unit: sleepClinic.id,
      by: administrator.id,
      at,
      toStaff: true,
      toCitizens: true,
      severity: 'information',
      title: 'Stängt mellan jul och nyår',
      body: 'Mottagningen är stängd 24 december–1 januari. Du kan svara på frågor som vanligt. Vi läser svaren när vi är tillbaka den 2 januari.',
    });
    await announce(em, {
      id: '5a1e0c9d-7b2f-4e6a-9c31-8d4f2b6a0002',
      kind: 'service',
      unit: null,
      by: system.id,
      at,
      toStaff: true,
      toCitizens: false,
      severity: 'important',
      title: 'Underhåll på onsdag kväll',
      body: 'Stegvis stängs onsdag kl. 22.00–23.00. Spara det du håller på med innan dess.',
    });
  });
}

/** An announcement that stands from now on, with its first revision. */
async function announce(em: Em, said: Announced): Promise<void> {
  const { id, kind, unit, by, at, ...text } = said;
  const made = await em.execute<unknown[]>(
    `insert into announcement (id, kind, unit_id, to_staff, to_citizens, severity, language, title, body, shown_from, made_by, made_at)
     values (?::uuid, ?, ?::uuid, ?, ?, ?, 'sv', ?, ?, ?, ?::uuid, ?) on conflict do nothing returning 1`,
    [id, kind, unit, text.toStaff, text.toCitizens, text.severity, text.title, text.body, iso(at), by, iso(at)],
  );
  if (made.length === 0) return;
  await em.execute(
    `insert into announcement_version (announcement_id, revision, content, by_id, at) values (?::uuid, 1, ?::jsonb, ?::uuid, ?)`,
    [id, JSON.stringify({ ...text, language: 'sv', from: at, to: null }), by, iso(at)],
    'run',
  );
}

interface Announced {
  readonly id: string;
  readonly kind: 'information' | 'service';
  readonly unit: string | null;
  readonly by: string;
  readonly at: number;
  readonly toStaff: boolean;
  readonly toCitizens: boolean;
  readonly severity: 'information' | 'important';
  readonly title: string;
  readonly body: string;
}
