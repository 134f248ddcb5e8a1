import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const line = z.discriminatedUnion('status', [
  z.strictObject({ ...common(), status: z.literal('pass'), test: z.string().regex(/^test\//), name: z.string().min(5) }),
  z.strictObject({ ...common(), status: z.enum(['notApplicable', 'external', 'gap']), reason: z.string().min(10).endsWith('.') }),
]);

function common() {
  return { id: z.string(), level: z.int().min(1).max(3), about: z.string().min(3).max(80) };
}

/** OWASP ASVS 5.0.0: each section with the level of each of its requirements, in order. */
const standard: Readonly<Record<string, string>> = JSON.parse(`{
  "1.1":"22","1.2":"1111122223","1.3":"112222222223","1.4":"222","1.5":"123",
  "2.1":"122","2.2":"112","2.3":"12223","2.4":"23",
  "3.1":"3","3.2":"113","3.3":"12223","3.4":"11222233","3.5":"11122333","3.6":"3","3.7":"22333",
  "4.1":"12233","4.2":"23333","4.3":"22","4.4":"1222",
  "5.1":"2","5.2":"112333","5.3":"113","5.4":"222",
  "6.1":"122","6.2":"111111112222","6.3":"11223333","6.4":"112233","6.5":"22222333","6.6":"2223","6.7":"33","6.8":"2222",
  "7.1":"222","7.2":"1111","7.3":"22","7.4":"11222","7.5":"223","7.6":"22",
  "8.1":"1233","8.2":"1123","8.3":"133","8.4":"23",
  "9.1":"111","9.2":"1222",
  "10.1":"22","10.2":"223","10.3":"22223","10.4":"1111122222233333","10.5":"22222","10.6":"22","10.7":"222",
  "11.1":"2233","11.2":"22233","11.3":"11233","11.4":"1222","11.5":"23","11.6":"23","11.7":"33",
  "12.1":"12233","12.2":"11","12.3":"22223",
  "13.1":"2333","13.2":"222223","13.3":"2233","13.4":"1222233",
  "14.1":"22","14.2":"12223333","14.3":"122",
  "15.1":"12233","15.2":"12233","15.3":"1222222","15.4":"3333",
  "16.1":"2","16.2":"22222","16.3":"2222","16.4":"222","16.5":"2223",
  "17.1":"23","17.2":"22223333","17.3":"22"
}`) as Record<string, string>;

const expected = Object.entries(standard).flatMap(([section, levels]) =>
  Array.from(levels, (level, index) => ({ id: `${section}.${index + 1}`, level: Number(level) })),
);
const ledger = z.array(line).parse(parse(readFileSync('docs/asvs.yaml', 'utf8')));

describe('the ledger of ASVS 5.0', () => {
  test('has every requirement once, at its level, in its order', () => {
    expect(expected).toHaveLength(345);
    expect(ledger.map(({ id, level }) => ({ id, level }))).toEqual(expected);
  });

  test('names for everything that holds a test that is there', () => {
    const missing = ledger.flatMap((each) => {
      if (each.status !== 'pass') return [];
      const text = existsSync(each.test) ? readFileSync(each.test, 'utf8').replaceAll("\\'", "'") : '';
      return text.includes(each.name) ? [] : [`${each.id}: ${each.test} has no ”${each.name}”`];
    });
    expect(missing).toEqual([]);
  });

  test('counts what holds, what is not about us, what others see to, and what does not hold', () => {
    const count = (level: number, status: string): number => ledger.filter((each) => each.level === level && each.status === status).length;
    const told = [1, 2, 3].map((level) => {
      const parts = ['pass', 'notApplicable', 'external', 'gap'].map((status) => `${count(level, status)} ${status}`);
      return `ASVS level ${level}: ${parts.join(', ')}`;
    });
    console.log(told.join('\n'));
    const settled = ledger.filter(({ status }) => status !== 'gap');
    expect(settled.filter(({ level }) => level === 3).length / ledger.filter(({ level }) => level === 3).length).toBeGreaterThanOrEqual(
      0.7,
    );
    expect(ledger.filter(({ level, status }) => level < 3 && status === 'gap').length).toBeLessThanOrEqual(MOST_GAPS);
  });

  test('what is to be written down stands in SECURITY.md', () => {
    const text = readFileSync('SECURITY.md', 'utf8');
    const headings = [...text.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
    const needed = ['Report', 'What is protected', 'Threats in short', 'Sign-in and sessions', 'Limits', 'Files', 'Input'];
    expect(headings).toEqual(expect.arrayContaining([...needed, 'Cryptography', 'Logs', 'Settings to get right', 'Dangerous parts']));
    expect(readFileSync('docs/rights.md', 'utf8')).toMatch(/## 4\. Policy/);
    // The figures that are written are those that hold.
    for (const [file, figure] of [
      ['settings/settings.ts', 'STEGVIS_SIGN_INS_PER_MINUTE: z.coerce.number().int().min(1).default(60)'],
      ['api/trust.ts', 'limited(256 * 1024)'],
      ['api/trust.ts', 'limited(64 * 1024)'],
      ['api/trust.ts', 'MOST_DEPTH = 64'],
      ['api/server.ts', 'atOnce: 300'],
    ] as const)
      expect(readFileSync(file, 'utf8')).toContain(figure);
  });
});

/** Levels 1 and 2: only ever fewer. */
const MOST_GAPS = 3;
