import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { RichText } from '../../web/ui/richText.tsx';

const drawn = (text: string): string => renderToStaticMarkup(createElement(RichText, { text, headingLevel: 3 }));

describe('a text from people or programmes', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '**<iframe src="https://elak.example"></iframe>**',
    '[tryck](javascript:alert(1))',
    '[tryck](JaVaScRiPt&#58;alert(1))',
    '[tryck](data:text/html;base64,PHNjcmlwdD4=)',
    '[tryck](vbscript:x)',
    '![bild](https://elak.example/spion.png)',
    '<a href="https://elak.example" onclick="x()">länk</a>',
    '[a]: javascript:alert(1)\n\n[tryck][a]',
    '> <style>*{display:none}</style>',
    '# <b onmouseover=x>Rubrik</b>',
    '"><script>x</script>',
  ])('%j has no way to act in a browser', (text) => {
    const html = drawn(text);
    expect(html).not.toMatch(/<(script|img|svg|iframe|style|object|embed|form|base|meta|link)\b/i);
    for (const [tag] of html.matchAll(/<[^>]+>/g)) expect(tag).not.toMatch(/\son\w+=|(javascript|data|vbscript):|style=/i);
  });

  test('stands as it was written', () => {
    expect(drawn('<b>fet</b> *kursiv*')).toContain('&lt;b&gt;fet&lt;/b&gt;');
  });
});
