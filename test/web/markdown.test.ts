import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { isPlain, paragraphs } from '../../web/ui/markdown.tsx';

const reader = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable('image');

describe('a text without Markdown', () => {
  test.each([
    'Svara så som det har varit.',
    'Första stycket.\n\nAndra stycket,\nmed en rad till – och PHQ-9, e-post: 3 av 4 (ungefär)!',
    '  Indraget med två.  ',
    'Ett tal: 1. Sedan 2) och 50 % + 3 = 53.',
    '',
    'https://www.1177.se är bara text.',
    'Rad\n\n\n\nmed många tomma.',
  ])('%j is drawn as Markdown’s own reader would draw it', (text) => {
    expect(isPlain(text)).toBe(true);
    const escape = (words: string) => reader.utils.escapeHtml(words);
    expect(
      paragraphs(text)
        .map((words) => `<p>${escape(words)}</p>\n`)
        .join(''),
    ).toBe(reader.render(text).replaceAll(/(?<!>)\n/g, ' '));
  });

  test.each([
    '**viktigt**',
    '_viktigt_',
    '# Rubrik',
    'Rubrik\n===',
    'Rubrik\n---',
    '- punkt',
    'Text\n  + punkt',
    '3. punkt',
    '3) punkt',
    '> citat',
    '[länk](https://www.1177.se)',
    '<b>fet</b>',
    'a &amp; b',
    '`kod`',
    '    kod',
    'bruten  \nrad',
    'bruten\\\nrad',
    'a | b\n--- | ---',
    '~~struken~~',
    '***',
  ])('%j is not one', (text) => {
    expect(isPlain(text)).toBe(false);
  });
});
