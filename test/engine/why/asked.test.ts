import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { STAGES } from './everyWay.ts';
import { answers, coming } from './ways.ts';

/**
 * What is answered to "Varför?" and what is said to be coming, word for word, in a moment with every way there is of opening, coming and being raised,
 * and where a life on it may stand. Each stands in `asked.txt` under what is asked; of answers that say the same, the first.
 */
const expected = new Map(
  readFileSync(new URL('./asked.txt', import.meta.url), 'utf8')
    .split(/\n(?=\S)/)
    .map((entry) => {
      const [head = '', ...said] = entry.trimEnd().split('\n');
      return [head, said.join('\n')] as const;
    }),
);

describe('why and what is coming: word for word', () => {
  test.each(Object.entries(STAGES))('%s', (stage, live) => {
    const life = live();
    const told = [...answers(stage, life), ...[3, 30, 200].flatMap((days) => [...coming(stage, life, days)])];
    const known = told.filter(([head]) => expected.has(head));
    expect(known.map(([head, said]) => `${head}\n${said.trimEnd()}`)).toEqual(known.map(([head]) => `${head}\n${expected.get(head)}`));
    const own = [...expected.keys()].filter((head) => head.startsWith(`${stage}:`) || head.startsWith(`${stage},`));
    const heads = new Set(told.map(([head]) => head));
    expect(own.filter((head) => !heads.has(head))).toEqual([]);
  });
});
