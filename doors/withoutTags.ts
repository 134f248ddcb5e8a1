/**
 * HTML from elsewhere as text. As `markdown`, what Markdown can say is kept (bold, italics, lists, headings, links to http and https);
 * as `plain`, only the words. Scripts and styles go, their content with them. What looks like a tag but is none (”a <b och”) stays, with
 * a space after the sign, so that nothing in what comes out can be read as a tag. Takes time in proportion to the text, whatever it holds.
 */
export function withoutTags(text: string, as: 'plain' | 'markdown'): string {
  let current = readable(text);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = decoded(once(current, as));
    if (next === current) break;
    current = next;
  }
  return tidied(current.replaceAll(/<(?=[a-zA-Z/!?])/g, '< '));
}

/** Entities may hide tags, and tags taken out may leave others behind; more rounds than this is an attack and meets the last line above. */
const MOST_ROUNDS = 4;

function once(text: string, as: 'plain' | 'markdown'): string {
  if (!text.includes('<')) return text;
  const parts: string[] = [];
  const links: string[] = [];
  const unclosed = new Set<string>();
  const lower = text.toLowerCase();
  let at = 0;
  for (let open = text.indexOf('<'); open !== -1; open = text.indexOf('<', at)) {
    parts.push(text.slice(at, open));
    at = open + 1;
    if (text.startsWith('<!--', open)) {
      const end = unclosed.has('!') ? -1 : text.indexOf('-->', open);
      if (end === -1) unclosed.add('!');
      else at = end + 3;
      if (end === -1) parts.push('<');
      continue;
    }
    TAG.lastIndex = open;
    const [whole, slash, name, attributes] = TAG.exec(text) ?? [];
    const tag = name?.toLowerCase() ?? '';
    if (whole === undefined || !KNOWN.has(tag)) {
      parts.push('<');
      continue;
    }
    at = open + whole.length;
    if (slash === '' && HIDDEN.has(tag) && !unclosed.has(tag)) {
      const end = lower.indexOf(`</${tag}`, at);
      if (end === -1) unclosed.add(tag);
      else at = end;
      continue;
    }
    parts.push(markOf(tag, slash === '/', attributes ?? '', as, links));
  }
  parts.push(text.slice(at));
  return parts.join('');
}

const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s|\/)[^<>]*)?>/y;

/** What a tag says, in signs. An end of a link needs the address its beginning had. */
function markOf(tag: string, ends: boolean, attributes: string, as: 'plain' | 'markdown', links: string[]): string {
  if (tag === 'br') return '\n';
  if (tag === 'li') return ends ? '' : '\n- ';
  if (tag === 'td' || tag === 'th') return ends ? ' ' : '';
  if (HEADING.test(tag)) return ends ? '\n\n' : as === 'markdown' ? `\n\n${'#'.repeat(Number(tag[1]))} ` : '\n\n';
  if (BLOCKS.has(tag)) return '\n\n';
  if (as === 'plain') return '';
  if (tag === 'b' || tag === 'strong') return '**';
  if (tag === 'i' || tag === 'em') return '*';
  if (tag !== 'a') return '';
  if (!ends) {
    const [, address] = /\bhref\s*=\s*["']?(https?:\/\/[^\s"'()<>]{1,500})/i.exec(attributes) ?? [];
    links.push(address ?? '');
    return address === undefined ? '' : '[';
  }
  const address = links.pop() ?? '';
  return address === '' ? '' : `](${address})`;
}

const HEADING = /^h[1-6]$/;
const HIDDEN: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'iframe', 'object', 'template', 'title', 'textarea']);
const BLOCKS: ReadonlySet<string> = new Set(
  'p div ul ol dl dt dd table tbody thead tfoot tr section article header footer aside main nav blockquote pre hr form fieldset legend address figure figcaption details summary center'.split(
    ' ',
  ),
);
const KNOWN: ReadonlySet<string> = new Set([
  ...BLOCKS,
  ...HIDDEN,
  ...'h1 h2 h3 h4 h5 h6 br li td th b strong i em a u s strike del ins sub sup small big font span img picture source svg path g math mi label input button select option textarea audio video embed link meta base body html head center code kbd samp var tt mark abbr cite q wbr nobr col colgroup caption map area canvas marquee bgsound frame frameset applet param track animate set use image'.split(
    ' ',
  ),
]);

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0x1f && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? readable(String.fromCodePoint(code)) : ' ';
    },
  );
}

const ENTITIES: Readonly<Record<string, string>> = Object.assign(Object.create(null) as object, {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  aring: 'å',
  auml: 'ä',
  ouml: 'ö',
  Aring: 'Å',
  Auml: 'Ä',
  Ouml: 'Ö',
  eacute: 'é',
  uuml: 'ü',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  rdquo: '”',
  ldquo: '“',
  rsquo: '’',
  lsquo: '‘',
  bull: '•',
  copy: '©',
  reg: '®',
  deg: '°',
  ge: '≥',
  le: '≤',
});

/** Without what cannot be stored or hides what a text says (compiler/document/guard.ts refuses them). */
function readable(text: string): string {
  return text
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?![\t\n])\p{Cc}|[\u202A-\u202E]/gu, '');
}

function tidied(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
