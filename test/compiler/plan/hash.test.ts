import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { contentHash, stableText } from '../../../compiler/plan/hash.ts';

describe('a content’s address', () => {
  test('is SHA-256 in hex over its stable text', async () => {
    const content = { b: [1, 'å'], a: { d: null, c: true } };
    const text = '{"a":{"c":true,"d":null},"b":[1,"å"]}';
    expect(stableText(content)).toBe(text);
    expect(await contentHash(content)).toBe(createHash('sha256').update(text).digest('hex'));
  });

  test('is the same however the keys are ordered, and another when a value is', () => {
    expect(stableText({ a: 1, b: 2, c: 3 })).toBe(stableText({ c: 3, a: 1, b: 2 }));
    expect(stableText({ b: 1, B: 2, a: 3, å: 4, 10: 5, 9: 6 })).toBe('{"10":5,"9":6,"B":2,"a":3,"b":1,"å":4}');
    expect(stableText([2, 1])).not.toBe(stableText([1, 2]));
    expect(stableText({ 0: 1 })).not.toBe(stableText([1]));
  });

  test('leaves out what is undefined in an object, and holds its place in a list', () => {
    expect(stableText({ a: undefined, b: 1 })).toBe('{"b":1}');
    expect(stableText([undefined, 1])).toBe('[null,1]');
    expect(stableText(undefined)).toBe('null');
    expect(stableText(null)).toBe('null');
    expect(stableText('a"b')).toBe('"a\\"b"');
  });
});
