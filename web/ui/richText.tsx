import MarkdownIt from 'markdown-it';
import { Fragment, createElement, type ReactNode } from 'react';

/** The part of markdown-it's token that is drawn here. */
interface Token {
  readonly type: string;
  readonly tag: string;
  readonly content: string;
  readonly nesting: -1 | 0 | 1;
  readonly hidden: boolean;
  readonly children: readonly Token[] | null;
  attrGet(name: string): string | null;
}

const parser = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable('image');

/** Running text with headings, lists, links and emphasis. Drawn as our own elements from markdown-it's tokens: HTML in the text stands as text and is never interpreted. */
export function RichText({ text, headingLevel = 3 }: { text: string; headingLevel?: 2 | 3 | 4 }) {
  return <div className="prose">{draw(parser.parse(text, {}) as unknown as readonly Token[], headingLevel)}</div>;
}

/** Draws a flat list of opening and closing tokens as a tree. */
function draw(tokens: readonly Token[], headingLevel: number): ReactNode[] {
  const drawn: ReactNode[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.nesting === 1) {
      const end = closing(tokens, at);
      drawn.push(element(token, at, draw(tokens.slice(at + 1, end), headingLevel), headingLevel));
      at = end;
    } else {
      drawn.push(leaf(token, at, headingLevel));
    }
  }
  return drawn;
}

function element(token: Token, key: number, children: ReactNode[], headingLevel: number): ReactNode {
  // A tight list hides its paragraphs.
  if (token.hidden) return <Fragment key={key}>{children}</Fragment>;
  if (token.tag === 'a') {
    const address = token.attrGet('href') ?? '';
    const outside = /^https?:/.test(address);
    return (
      <a key={key} className="link" href={address} {...(outside ? { target: '_blank', rel: 'noreferrer' } : {})}>
        {children}
      </a>
    );
  }
  // The designer's first heading stands under the page's own.
  const heading = /^h([1-6])$/.exec(token.tag);
  const tag = heading === null ? token.tag : `h${Math.min(6, Number(heading[1]) + headingLevel - 1 - (Number(heading[1]) > 1 ? 1 : 0))}`;
  if (tag === 'ol') {
    const start = token.attrGet('start');
    return createElement(tag, { key, ...(start === null ? {} : { start: Number(start) }) }, ...children);
  }
  return createElement(tag, { key }, ...children);
}

function leaf(token: Token, key: number, headingLevel: number): ReactNode {
  switch (token.type) {
    case 'inline':
      return <Fragment key={key}>{draw(token.children ?? [], headingLevel)}</Fragment>;
    case 'code_inline':
      return <code key={key}>{token.content}</code>;
    case 'fence':
    case 'code_block':
      return (
        <pre key={key}>
          <code>{token.content}</code>
        </pre>
      );
    case 'softbreak':
      return ' ';
    case 'hardbreak':
      return <br key={key} />;
    case 'hr':
      return <hr key={key} />;
    default:
      return token.content;
  }
}

function closing(tokens: readonly Token[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at += 1) {
    depth += tokens[at]?.nesting ?? 0;
    if (depth === 0) return at;
  }
  return tokens.length;
}
