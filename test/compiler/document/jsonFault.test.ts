import { describe, expect, test } from 'vitest';
import { jsonFault, repeatedName } from '../../../compiler/document/jsonFault.ts';

describe('where a text stops being JSON', () => {
  // The fault stands where the bar stands.
  test.each([
    '¦x',
    '{¦x',
    '{¦]',
    '{¦,',
    '{¦1: 2}',
    '{"a"¦}',
    '{"a"¦,',
    '{"a" ¦"b"}',
    '{"a":¦}',
    '{"a":¦,',
    '{"a":1 ¦"b"}',
    '{"a":1¦]',
    '{"a":1,¦}',
    '{"a":1,¦,',
    '{"a":1,¦2',
    '[¦}',
    '[¦,',
    '[1¦}',
    '[1 ¦2]',
    '[1,¦]',
    '[1,¦,',
    '[1]¦]',
    '[1]¦,',
    '{}¦}',
    '1¦,',
    '1 ¦2',
    '¦+1',
    '¦-',
    '0¦1',
    '1¦.',
    '1¦.x',
    '1.5¦.2',
    '1¦e',
    '1e5¦e',
    '¦.5',
    '¦True',
    '¦tru',
    'null¦l',
    "¦'a'",
    '"a¦\\x"',
    '"a¦\\u12g4"',
    '"a¦\n"',
    '"a¦\u001f"',
    '"a¦\t"',
    '¦\u00a0',
  ])('%j', (marked) => {
    const at = marked.indexOf('¦');
    expect(jsonFault(marked.replace('¦', ''))).toBe(at);
  });

  test.each(['', ' ', '{', '[', '{"a"', '{"a":', '{"a":1', '{"a":1,', '[1', '[1,', '"a', '"a\\"', '[{"a":[', '{"a":{}'])(
    '%j only ends too early',
    (text) => {
      expect(jsonFault(text)).toBe(text.length);
    },
  );

  test.each([
    ' { } ',
    '\t[ ]\r\n',
    '{"a":{"b":[]},"c":[{},[1,-0.5e+10,2E-3]]}',
    '["\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e5\\uABCD", " \u2028\u007f", true, false, null]',
    '0',
    '-0',
    '10.01',
    '""',
  ])('%j has no fault', (text) => {
    expect(() => JSON.parse(text) as unknown).not.toThrow();
    expect(jsonFault(text)).toBe(text.length);
  });
});

describe('a name that stands twice', () => {
  test.each([
    ['{"a":1,¦"a":2}', 'a'],
    ['{"a":1,"b":{"b":1},¦"b":2}', 'b'],
    ['[{"a":1},{"a":1,¦"\\u0061":2,"a":3}]', 'a'],
    ['{"a":{"c":1, ¦"c":2},"a":3}', 'c'],
    ['{"":1,¦"":2}', ''],
  ])('%s is told, the first time', (marked, name) => {
    expect(repeatedName(marked.replace('¦', ''))).toEqual({ name, position: marked.indexOf('¦') });
  });

  test.each(['{"a":{"a":{"a":1}},"b":["a","a"]}', '[{"a":1},{"a":1}]', '{"a":"a","b":"a"}', '{"A":1,"a":2}'])('none in %s', (text) => {
    expect(repeatedName(text)).toBeNull();
  });
});
