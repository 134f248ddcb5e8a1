import { Suspense, lazy } from 'react';

/**
 * Running text in Markdown; HTML in it stands as text. Most texts are plain paragraphs and are drawn at once; the reader of Markdown weighs as much as
 * a page and is fetched only for the others, which stand as plain words until it has come, or when it cannot come.
 */
export function Markdown({ text, headingLevel = 3 }: { text: string; headingLevel?: 2 | 3 | 4 }) {
  return isPlain(text) ? (
    <PlainText text={text} />
  ) : (
    <Suspense fallback={<PlainText text={text} />}>
      <Rich text={text} headingLevel={headingLevel} />
    </Suspense>
  );
}

const Rich = lazy<typeof PlainText>(() =>
  import('./richText.tsx').then(({ RichText }) => ({ default: RichText })).catch(() => ({ default: PlainText })),
);

function PlainText({ text }: { text: string; headingLevel?: 2 | 3 | 4 }) {
  return (
    <div className="prose">
      {paragraphs(text).map((words, index) => (
        // The same text has the same paragraphs.
        <p key={String(index)}>{words}</p>
      ))}
    </div>
  );
}

/** Paragraphs stand with an empty line between; a line's end is a space. */
export const paragraphs = (text: string): readonly string[] =>
  text
    .split(/\n[ \t]*\n/)
    .map((words) => words.trim().replaceAll(/\s*\n\s*/g, ' '))
    .filter((words) => words !== '');

/** Whether nothing in a text means anything in Markdown: no signs that do anywhere, none that do where a line begins, no indent and no forced line break. */
export const isPlain = (text: string): boolean =>
  !/[*_`[\]|<&\\~]/.test(text) && !/^(?: {4}|\t|\s*(?:[#>+=-]|\d+[.)]))/m.test(text) && !/ {2}\n/.test(text);
