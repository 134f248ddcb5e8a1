import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stegvis } from '../../cli/stegvis.ts';
import { logAccess } from '../../db/accessLog.ts';
import { openClinic, type Clinic } from '../support/clinic.ts';

let clinic: Clinic;
const key = Buffer.alloc(32, 7).toString('base64');
const kept = { ...process.env };
beforeAll(async () => {
  clinic = await openClinic();
  process.env['STEGVIS_LOG_KEY'] = key;
  for (const thing of ['form/a', 'form/b', 'form/c'])
    await clinic.app.as(clinic.maria, (em) =>
      logAccess(em, { by: clinic.maria, unit: clinic.maria.unit, citizen: null, runningMoment: null, action: 'read', thing }, clinic.clock),
    );
});
afterAll(async () => {
  process.env = kept;
  await clinic.close();
});

async function run(...args: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const code = await stegvis(['log', ...args, '--database', clinic.fresh.urls.owner], {
    line: (text) => said.push(text),
    error: (text) => said.push(text),
  });
  return { code, said: said.join('\n') };
}

test('the log is signed, found whole, and found broken where somebody has been', async () => {
  expect(await run('checkpoint')).toMatchObject({ code: 0, said: expect.stringContaining('Kontrollpunkt 1 är undertecknad: 3 rader') });
  expect((await run('checkpoint')).said).toContain('Inget har hänt');
  expect(await run('verify')).toMatchObject({
    code: 0,
    said: expect.stringMatching(/Loggen är hel. 3 rader i 1 kedjor och 1 kontrollpunkter[^]*Senast undertecknad: kontrollpunkt 1/),
  });
  const owner = new Client({ connectionString: clinic.fresh.urls.owner });
  await owner.connect();
  await owner.query(`select set_config('stegvis.who', 'setup', false)`);
  const { rows } = await owner.query<{ id: string }>(`update access_log set thing = 'form/x' where link = 2 returning id`);
  await owner.end();
  const broken = await run('verify');
  expect(broken.code).toBe(1);
  expect(broken.said).toContain(`Raden på länk 2 är ändrad. Rad ${rows[0]?.id}. Kedja ${clinic.maria.id}.`);
  expect(JSON.parse((await run('verify', '--json')).said)).toMatchObject({ broken: [{ kind: 'changed', link: 2 }] });
});

test('what cannot be asked is said', async () => {
  expect(await run('vrify')).toMatchObject({ code: 2 });
  expect(await run('verify', '--fel')).toMatchObject({ code: 2 });
  expect((await run('--help')).said).toContain('Utgångskoder');
});
