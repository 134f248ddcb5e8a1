import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText, safeMarkdown } from '../../doors/plainText.ts';

describe('text from elsewhere', () => {
  test.each([
    ['<b>Viktigt</b> och <i>lutande</i>', 'Viktigt och lutande', '**Viktigt** och *lutande*'],
    ['rad<br>två<br/>tre', 'rad\ntvå\ntre', 'rad\ntvå\ntre'],
    ['<p>Ett</p><p>Två</p>', 'Ett\n\nTvå', 'Ett\n\nTvå'],
    ['<ul><li>a</li><li>b</li></ul>', '- a\n- b', '- a\n- b'],
    ['<h2>Rubrik</h2>text', 'Rubrik\n\ntext', '## Rubrik\n\ntext'],
    ['<a href="https://example.org/a">här</a>', 'här', '[här](https://example.org/a)'],
    ['<a href="javascript:alert(1)">här</a>', 'här', 'här'],
    ['<script>alert("x")</script>kvar', 'kvar', 'kvar'],
    ['<style>p{}</style>kvar', 'kvar', 'kvar'],
    ['<img src=x onerror=alert(1)>kvar', 'kvar', 'kvar'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;kvar', 'kvar', 'kvar'],
    ['<scr<script>ipt>alert(1)</script>', '< scr', '< scr'],
    ['<scr<b>ipt>alert(1)</b>', 'alert(1)', '< scr**ipt>alert(1)**'],
    ['om a < b och b > c', 'om a < b och b > c', 'om a < b och b > c'],
    ['om a <b', 'om a < b', 'om a < b'],
    ['&Aring;&nbsp;&amp;&#229;&#xE5;', 'Å\u00A0&åå', 'Å\u00A0&åå'],
    ['dold\u202Etxet\u0000', 'doldtxet', 'doldtxet'],
  ])('%j', (text, plain, markdown) => {
    expect(plainText(text)).toBe(plain);
    expect(safeMarkdown(text)).toBe(markdown);
  });

  test.each([
    ['#### **Fet rubrik**', 'Fet rubrik'],
    ['se [listan](https://example.org/l)', 'se listan (https://example.org/l)'],
    ['**Man** 5\n* **Kvinna** 4', 'Man 5\n- Kvinna 4'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['snake_case_name', 'snake_case_name'],
    ['_____', ''],
  ])('Markdown %j is the words %j', (text, plain) => {
    expect(plainText(text, 'markdown')).toBe(plain);
  });

  test('whatever comes in, no tag comes out', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      '!',
      '--',
      'script',
      'b',
      'img',
      ' ',
      'a',
      '&lt;',
      '&gt;',
      '&amp;',
      '"',
      '=',
      'onerror',
      '?',
      '</',
      '<!--',
      '-->',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
        for (const out of [plainText(parts.join('')), safeMarkdown(parts.join('')), plainText(parts.join(''), 'markdown')])
          expect(out).not.toMatch(/<[a-zA-Z/!?]/);
      }),
      { numRuns: 3000 },
    );
  });

  test.each(['<', '<b', '<script>', '<!--', '&lt;', '*', '[a](', ' ', '<b>', '_a', '\n \n'])(
    'a megabyte of %j is read without delay',
    (part) => {
      const text = part.repeat(Math.ceil(1_000_000 / part.length));
      const began = process.cpuUsage().user;
      plainText(text, 'markdown');
      safeMarkdown(text);
      // Quadratic time would be minutes; this is only to tell them apart.
      expect(process.cpuUsage().user - began).toBeLessThan(30_000_000);
    },
  );
});
