import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setUp } from '../../db/orm.ts';
import { openClinic, type Clinic } from '../support/clinic.ts';

/**
 * openmrs/openmrs-core#6239: a user who was signed in wrote another patient's settings. Here every route has its policy, and behind the routes
 * PostgreSQL itself lets a citizen write in no name but her own.
 */
describe('museum: any patient’s settings (openmrs/openmrs-core#6239)', () => {
  let whole: Clinic;
  let withoutRowSecurity: Clinic;
  beforeAll(async () => {
    [whole, withoutRowSecurity] = await Promise.all([openClinic(), openClinic()]);
    await setUp(withoutRowSecurity.fresh.urls.owner, (em) =>
      em.execute('alter table message no force row level security; alter table message disable row level security', [], 'run'),
    );
  });
  afterAll(() => Promise.all([whole.close(), withoutRowSecurity.close()]));

  /** Aisha writes in Erik's moment, past every route and policy. */
  async function written({ app, start, citizens }: Clinic): Promise<boolean> {
    const eriks = await start(0);
    const [, aisha] = citizens;
    if (!aisha) throw new Error('no citizen');
    const insert = app.as(aisha, (em) =>
      em.execute(
        `insert into message (id, running_moment_id, by_kind, by_id, body, sent_at) values (gen_random_uuid(), ?::uuid, 'citizen', ?::uuid, 'x', '2026-11-02')`,
        [eriks, aisha.id],
        'run',
      ),
    );
    return insert.then(
      () => true,
      (error: Error) => {
        expect(error.message).toMatch(/row-level security/);
        return false;
      },
    );
  }

  test('does not happen here', async () => {
    expect(await written(whole)).toBe(false);
  });

  test('happens when the safeguard is taken out', async () => {
    expect(await written(withoutRowSecurity)).toBe(true);
  });
});
