import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csv } from '../../api/csv.ts';
import { careUnits } from '../../start/seed/places.ts';
import { citizens } from '../../start/seed/citizens.ts';
import { staff } from '../../start/seed/staff.ts';
import { type ApiClinic, type Browser, listOf, openApiClinic } from '../support/api.ts';
import { DAY, MONDAY } from '../support/clinic.ts';

const [erik, aisha] = citizens;
const monika = staff.find(({ title }) => title === 'Loggadministratör');
if (!erik || !aisha || !monika) throw new Error('The demo has changed.');
const place = { kind: 'careUnit', id: careUnits[0].id } as const;

let clinic: ApiClinic;
let maria: Browser;
let log: Browser;
let eriks: Browser;
let id: string;
beforeAll(async () => {
  clinic = await openApiClinic();
  id = await clinic.start(0);
  await signIn(MONDAY);
});
/** Everybody anew, at an instant: sessions end. */
async function signIn(at: number): Promise<void> {
  clinic.clock.at = at;
  maria = await clinic.as(clinic.maria);
  log = await clinic.as({ kind: 'administrator', id: monika?.id ?? '', place });
  eriks = await clinic.as({ kind: 'citizen', id: erik?.id ?? '' });
}
afterAll(() => clinic.close());

const owner = async (sql: string): Promise<Record<string, unknown>[]> => {
  const client = new Client({ connectionString: clinic.fresh.urls.owner });
  await client.connect();
  try {
    await client.query(`select set_config('stegvis.who', 'setup', false)`);
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
};
const rowsOf = (answer: { readonly body: Readonly<Record<string, unknown>> }) => answer.body['rows'] as Readonly<Record<string, unknown>>[];

describe('a look whose row cannot be written', () => {
  const failures: readonly (readonly [string, string, string])[] = [
    [
      'when something in the database stops it',
      `create function stop_log() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
       create trigger stop before insert on access_log for each row execute function stop_log()`,
      'drop trigger stop on access_log; drop function stop_log()',
    ],
    [
      'when the disk is full',
      `create function stop_log() returns trigger language plpgsql as $$ begin raise disk_full using message = 'could not extend file'; end $$;
       create trigger stop before insert on access_log for each row execute function stop_log()`,
      'drop trigger stop on access_log; drop function stop_log()',
    ],
    [
      'when the month is missing and cannot be made',
      `alter table access_log detach partition access_log_parts."2026_11"`,
      `alter table access_log attach partition access_log_parts."2026_11" for values from ('2026-11-01Z') to ('2026-12-01Z')`,
    ],
    [
      'when the role may no longer write it',
      'revoke execute on function write_accesses(jsonb) from stegvis_app',
      'grant execute on function write_accesses(jsonb) to stegvis_app',
    ],
  ];
  test.each(failures)('shows nothing and saves nothing %s', async (_when, breaks, mends) => {
    const before = await maria.get(`/api/running-moments/${id}`);
    expect(before.status).toBe(200);
    await owner(breaks);
    try {
      for (const path of [
        `/api/running-moments/${id}`,
        '/api/overview',
        `/api/running-moments/${id}/results`,
        `/api/running-moments/${id}/messages`,
      ]) {
        const answer = await maria.get(path);
        expect([path, answer.status, answer.body['code']]).toEqual([path, 503, 'logAway']);
        expect(answer.headers.get('retry-after')).not.toBeNull();
        expect(JSON.stringify(answer.body)).not.toContain(erik.familyName);
      }
      const said = await maria.send('POST', `/api/running-moments/${id}/messages`, { body: 'Hej' });
      expect(said).toMatchObject({ status: 503, body: { code: 'logAway', title: expect.stringContaining('logga') } });
      expect((await eriks.get('/api/me/moments')).status).toBe(503);
    } finally {
      await owner(mends);
    }
    expect(await owner('select count(*)::int as n from message')).toEqual([{ n: 0 }]);
    expect((await maria.get(`/api/running-moments/${id}`)).status).toBe(200);
  });
});

test('every row tells which request it was written by', async () => {
  const answer = await maria.get(`/api/running-moments/${id}/results`);
  const request = answer.headers.get('x-request-id');
  expect(await owner(`select event, action, commission_id is null as bare from access_log where request_id = '${request}'`)).toMatchObject([
    { event: 'viewResults', action: 'read' },
  ]);
});

describe('a log administrator', () => {
  test('sees who has seen what on the care unit, by person, citizen, event and day', async () => {
    const all = await log.get('/api/log/accesses');
    expect(all.status).toBe(200);
    expect(rowsOf(all).length).toBeGreaterThan(3);
    const results = await log.get('/api/log/accesses?event=viewResults&person=lind');
    const staffRow = rowsOf(await log.get('/api/log/accesses?event=viewResults'))[0];
    expect(staffRow).toMatchObject({ what: 'Såg resultat', citizen: { personalIdentityNumber: erik.personalIdentityNumber } });
    expect(results.status).toBe(200);
    const header = { 'x-personal-identity-number': aisha.personalIdentityNumber };
    expect(rowsOf(await log.get('/api/log/accesses', header))).toEqual([]);
    expect(rowsOf(await log.get('/api/log/accesses?from=2026-11-01&to=2026-11-01'))).toEqual([]);
    expect(rowsOf(await log.get('/api/log/accesses?from=2026-11-02&to=2026-11-02')).length).toBeGreaterThan(3);
    expect((await log.get('/api/log/accesses?from=2026-11-03&to=2026-11-02')).status).toBe(400);
    expect((await log.get('/api/log/accesses?from=2020-01-01')).status).toBe(400);
  });

  test('pages through all rows, each once', async () => {
    for (let n = 0; n < 60; n += 1) await maria.get(`/api/running-moments/${id}/results`);
    const seen: number[] = [];
    for (let next: unknown = null, first = true; first || next !== null; first = false) {
      const page = await log.get(`/api/log/accesses?event=viewResults${next === null ? '' : `&before=${Number(next)}`}`);
      seen.push(...rowsOf(page).map(({ id: row }) => row as number));
      next = page.body['next'];
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(60);
  });

  test('draws by chance, and the same again by the seed', async () => {
    const drawn = await log.get('/api/log/sample?count=5');
    const { seed } = drawn.body;
    const ids = (answer: typeof drawn) => rowsOf(answer).map(({ id: row }) => row);
    expect(ids(drawn)).toHaveLength(5);
    expect(ids(await log.get(`/api/log/sample?count=5&seed=${String(seed)}`))).toEqual(ids(drawn));
    expect(ids(await log.get('/api/log/sample?count=5&seed=another'))).not.toEqual(ids(drawn));
  });

  test('is told what is unusual, by which rule and why', async () => {
    const ulla = staff[1];
    if (!ulla) throw new Error('The demo has changed.');
    await owner(
      `update staff set family_name = '${erik.familyName}', personal_identity_number = '${erik.personalIdentityNumber}' where id = '${ulla.id}'`,
    );
    await owner(`update citizen set protected = true where id = '${erik.id}'`);
    await signIn(Date.parse('2026-11-03T22:30:00Z'));
    const colleague = await clinic.as({ kind: 'staff', id: ulla.id, unit: clinic.maria.unit });
    await colleague.get(`/api/running-moments/${id}/plan`);
    await maria.get(`/api/running-moments/${id}/plan`);
    const night = rowsOf(await log.get('/api/log/unusual?from=2026-11-03&to=2026-11-03'));
    const rules = (row: Record<string, unknown> | undefined) =>
      listOf(row?.['because'])
        .map(({ rule }) => rule ?? '')
        .sort();
    const byUlla = night.find(({ who }) => (who as { id: string }).id === ulla.id);
    expect(rules(byUlla)).toEqual(['notResponsible', 'outsideHours', 'ownRecord', 'protectedIdentity']);
    expect(byUlla).toMatchObject({ citizen: { name: 'Skyddad identitet', personalIdentityNumber: null } });
    const byMaria = night.find(({ who }) => (who as { id: string }).id === clinic.maria.id);
    expect(rules(byMaria)).toEqual(['colleague', 'outsideHours', 'protectedIdentity']);
    expect(rowsOf(await log.get('/api/log/unusual?from=2026-11-03&to=2026-11-03&rule=ownRecord'))).toHaveLength(1);
    await owner(`update citizen set protected = false where id = '${erik.id}'`);
    await owner(`update staff set personal_identity_number = null where id = '${ulla.id}'`);
    const afterwards = rowsOf(await log.get('/api/log/unusual?from=2026-11-03&to=2026-11-03&rule=sameFamilyName'));
    expect(afterwards[0]).toMatchObject({
      because: expect.arrayContaining([{ rule: 'sameFamilyName', sentence: `Båda heter ${erik.familyName} i efternamn.` }]),
    });
    const many = await clinic.start(1);
    await maria.get(`/api/running-moments/${many}`);
    expect(rowsOf(await log.get('/api/log/unusual?rule=manyCitizens&most=1')).length).toBeGreaterThan(0);
    expect(rowsOf(await log.get('/api/log/unusual?rule=manyCitizens&most=2'))).toEqual([]);
    await signIn(MONDAY + 2 * DAY);
  });

  test('writes down what a follow-up came to, and has every look logged', async () => {
    const review = { kind: 'unusual', lookedFor: { from: '2026-11-01' }, rowsSeen: 3, outcome: 'asked', note: 'Frågade enhetschefen.' };
    expect((await log.send('POST', '/api/log/reviews', review)).status).toBe(201);
    expect((await log.get('/api/log/reviews')).body).toMatchObject([{ ...review, by: 'Monika Ahl' }]);
    expect((await log.send('POST', '/api/log/reviews', { ...review, note: ' ' })).status).toBe(422);
    const own = await owner(
      `select thing, count(*)::int as n from access_log where by_id = '${monika.id}' and event = 'followUpLog' group by 1 order by 1`,
    );
    expect(own.map(({ thing }) => thing)).toEqual(['log/accesses', 'log/reviews/unusual', 'log/sample', 'log/unusual']);
    const reasons = await owner(`select string_agg(reason, ' ') as said from access_log where event = 'followUpLog'`);
    expect(String(reasons[0]?.['said'])).not.toContain(aisha.personalIdentityNumber);
  });

  test('sees nothing of another care unit, and nobody else sees anything', async () => {
    const elsewhere = await clinic.as({ kind: 'administrator', id: monika.id, place: { kind: 'careUnit', id: careUnits[1].id } });
    const paths = ['/api/log/accesses', '/api/log/sample', '/api/log/unusual', '/api/log/reviews'];
    for (const path of paths)
      for (const browser of [elsewhere, maria, eriks]) expect([path, (await browser.get(path)).status]).toEqual([path, 404]);
    const fatima = await clinic.as(clinic.fatima);
    await fatima.get('/api/overview');
    const away = await clinic.app.as({ kind: 'administrator', id: monika.id, place: { kind: 'careUnit', id: careUnits[1].id } }, (em) =>
      em.execute<{ n: number }[]>('select count(*)::int as n from access_log_parts.followed'),
    );
    expect(away).toEqual([{ n: 0 }]);
    const straight = clinic.app.as(clinic.maria, (em) => em.execute('select 1 from access_log_parts."2026_11"'));
    await expect(straight).rejects.toThrow('permission denied');
    const asStaff = await clinic.app.as(clinic.maria, (em) =>
      em.execute<{ n: number }[]>('select count(*)::int as n from access_log_parts.followed'),
    );
    expect(asStaff).toEqual([{ n: 0 }]);
  });

  test('loses the right with the commission, at the next request', async () => {
    await owner(`update commission set valid_to = valid_from + interval '1 second' where staff_id = '${monika.id}'`);
    expect((await log.get('/api/log/accesses')).status).not.toBe(200);
    await owner(`update commission set valid_to = null where staff_id = '${monika.id}'`);
    expect((await log.get('/api/log/accesses')).status).toBe(200);
  });
});

describe('the citizen’s own extract', () => {
  test('tells who has seen what, where and when, of nobody else', async () => {
    const page = await eriks.get('/api/me/log');
    expect(page.status).toBe(200);
    const rows = rowsOf(page);
    expect(rows.some(({ who, what }) => who === 'Maria Lindqvist' || what === 'Såg resultat')).toBe(true);
    const next = await eriks.get(`/api/me/log?before=${String(page.body['next'])}`);
    expect(rowsOf(next)[0]?.['id']).toBeLessThan(Number(rows.at(-1)?.['id']));
    const hers = await clinic.as({ kind: 'citizen', id: aisha.id });
    expect(rowsOf(await hers.get('/api/me/log')).every(({ what }) => what !== 'Såg resultat')).toBe(true);
  });

  test('names no protected staff', async () => {
    await owner(`update staff set protected = true where id = '${clinic.maria.id}'`);
    const said = JSON.stringify((await eriks.get('/api/me/log')).body) + JSON.stringify((await eriks.get('/api/me/log.csv')).body);
    expect(said).toContain('Medarbetare med skyddade uppgifter');
    expect(said).not.toContain(String(staff[0].familyName));
    await owner(`update staff set protected = false where id = '${clinic.maria.id}'`);
  });

  test('is a file too, in which nothing runs', async () => {
    await owner(`update staff set given_name = '=HYPERLINK("http://x")' where id = '${clinic.maria.id}'`);
    const file = await eriks.get('/api/me/log.csv');
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const text = String(file.body['text']);
    expect(text.startsWith('Tid;Vem;Titel;Enhet;Vad\r\n') || text.startsWith('\u{FEFF}Tid;Vem;Titel;Enhet;Vad\r\n')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http://x"")`);
    expect(csv([['+1', '-1', '@x', '\t=1', 'a;b', 'vanlig', ' =1']])).toBe(`\u{FEFF}"'+1";"'-1";"'@x";"'\t=1";"a;b";vanlig;"' =1"\r\n`);
  });
});
