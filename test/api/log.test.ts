import { expect, describe, test } from 'vitest';
import { createLog } from '../../api/log.ts';

/** What the log comes to hold when this is written. */
function written(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog('trace', { write: (line: string) => void lines.push(line) }));
  return lines.join('');
}

const canaries = {
  number: '19121212-1212',
  plainNumber: '191212121212',
  shortNumber: '121212-1212',
  reserve: '20121212AB12',
  name: 'Kanariefågel Svensson',
  mail: 'kanarie.fagel@example.se',
  phone: '+46 70 174 06 05',
  token: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJrYW5hcmllIn0.c2lnbmF0dXI',
  cookie: 'stegvis=kanariekaka123456',
  password: 'postgresql://stegvis_app:kanarielosen@db.example/stegvis',
};
const seen = /1212-?1212|20121212AB12|Kanariefågel|kanarie\.fagel|174 ?06|eyJ|kanariekaka|kanarielosen/i;

describe('the log', () => {
  test.each(Object.entries(canaries))('holds no %s in a sentence', (_what, canary) => {
    if (_what === 'name') return;
    const text = written((log) => {
      log.info(`något om ${canary} hände`);
      log.warn({ status: 400, code: canary }, 'ett fält');
    });
    expect(text).toContain('hände');
    expect(text).not.toMatch(seen);
  });

  test('holds nothing that its name says is somebody’s, at any depth', () => {
    const person = { givenName: canaries.name, personalIdentityNumber: canaries.plainNumber, cookie: canaries.cookie };
    const text = written((log) => {
      log.info({ body: canaries.name, request: { headers: { authorization: canaries.token }, a: { b: { c: { d: person } } } } }, 'x');
      log.info({ citizens: [{ ...person, status: 200 }], query: { search: canaries.name }, answers: { q1: canaries.name } }, 'x');
      log.child({ requestId: 'r1' }).error({ err: Object.assign(new Error('fel'), { headers: person }), profile: person }, 'x');
    });
    expect(text).toContain('[borttaget]');
    expect(text).not.toMatch(seen);
  });

  test('holds of an error its kind, its code and where, and none of another’s words', () => {
    const driver = Object.assign(new Error(`duplicate key: Key (name)=(${canaries.name}) already exists.`), {
      code: '23505',
      detail: `Key (name)=(${canaries.name}) already exists.`,
      where: canaries.name,
      query: `insert into citizen values ('${canaries.name}')`,
      parameters: [canaries.name, canaries.plainNumber],
    });
    const wrapped = new Error(`kunde inte spara ”${canaries.name}”`, { cause: driver });
    const crafted = new Error(`rad ett\n    at ${canaries.name} (/x.ts:1:1)\n    at b`);
    const quoting = (() => {
      try {
        JSON.parse(`${canaries.name} är inte JSON`);
        return null;
      } catch (error) {
        return error;
      }
    })();
    const text = written((log) => {
      log.error(driver);
      log.error(wrapped, 'saved nothing');
      log.error({ err: crafted }, 'failed');
      log.error({ err: quoting }, 'failed');
      log.warn({ error: wrapped, other: [driver] }, 'failed');
    });
    expect(text).toContain('"code":"23505"');
    expect(text).toContain('kunde inte spara');
    expect(text).toContain('log.test.ts');
    expect(text).not.toMatch(seen);
  });

  test('keeps what a search for a fault needs', () => {
    const text = written((log) =>
      log.info(
        { method: 'GET', route: '/api/me/moments/:id', status: 200, ms: 12, requestId: '7b1e3f0f-0000-4000-8000-123456789012' },
        'answered',
      ),
    );
    expect(JSON.parse(text)).toMatchObject({
      name: 'api',
      method: 'GET',
      route: '/api/me/moments/:id',
      status: 200,
      ms: 12,
      requestId: '7b1e3f0f-0000-4000-8000-123456789012',
    });
  });

  test('is one line for one thing, whatever is in it', () => {
    const text = written((log) => log.info({ code: 'a\n{"level":60,"msg":"påhittad"}' }, 'rad\r\n{"level":60}'));
    expect(text.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(text)).toMatchObject({ level: 30 });
  });
});
