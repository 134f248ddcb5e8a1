/** Fields of a log line without a person's data: values whose names tell that they are someone's, and errors told without their words. */
export function withoutPersonal(value: unknown, depth = 0): unknown {
  if (value instanceof Error) return toldError(value);
  if (typeof value === 'string') return scrub(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= 4) return removed;
  if (Array.isArray(value)) return value.slice(0, 20).map((each) => withoutPersonal(each, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, personal.test(name) ? removed : withoutPersonal(each, depth + 1)]),
  );
}

/** A text without what looks like an identity number, an e-mail address, a telephone number, a token, a cookie or a secret in an address. */
export function scrub(text: string): string {
  return patterns.reduce((left, pattern) => left.replace(pattern, removed), text);
}

/**
 * An error as its kind, its code and where it came from. Its own words are there only when they are ours: a driver's error has a code and may
 * quote a row, and between quotation marks stands what somebody wrote. What caused it is told the same way.
 */
function toldError(error: Error, depth = 0): object {
  const code: unknown = 'code' in error ? error.code : undefined;
  const isCode = typeof code === 'number' || (typeof code === 'string' && /^[\w.-]{1,60}$/.test(code));
  return {
    type: error.constructor.name,
    ...(isCode ? { code } : {}),
    ...('code' in error ? {} : { message: ourWords(error.message) }),
    stack: placesOf(error),
    ...(error.cause instanceof Error && depth < 3 ? { cause: toldError(error.cause, depth + 1) } : {}),
  };
}

/** Everything from the first quotation mark to the last is somebody else's words. */
const ourWords = (message: string): string => scrub((message.split('\n')[0] ?? '').replace(/["'`“”‘’«].*["'`“”‘’»]/s, '”…”').slice(0, 300));

/** The lines that say where, and none of the message, however it is written. */
function placesOf(error: Error): string {
  const stack = error.stack ?? '';
  const end = stack.indexOf(error.message);
  return stack
    .slice(end < 0 ? 0 : end + error.message.length)
    .split('\n')
    .filter((line) => /^\s+at .*(:\d+:\d+\)?|<anonymous>\)?|\(native\))$/.test(line))
    .slice(0, 12)
    .join('\n');
}

const removed = '[borttaget]';
const personal =
  /^(headers?|cookies?|authorization|body|answers?|draft|query|param(eter)?s?|details?|where|sql|search|payload|claims?|assertion|profile|text|content|subject|to|from|email|mail|phone|address|url|path|href|secret|password|token|idToken|accessToken|reason|note|title|name|givenName|familyName|fullName|citizen|patient|person|personalIdentityNumber|personnummer|identity|birth(date|day)?|municipality)$/i;

const patterns: readonly RegExp[] = [
  // Twelve or ten figures with a possible mark before the last four; a reserve number may hold letters there.
  /(?<![\w-])(?:18|19|20)?\d{2}[01]\d[0-9]\d[-+ ]?[0-9A-Z]{4}(?![\w-])/g,
  /[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/g,
  /(?<![\w-])(?:\+46|0046)[ -]?\d[\d -]{6,12}\d/g,
  /eyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?/g,
  /(?<=\bBearer )[\w.~+/=-]+/gi,
  /(?<=\b(?:__Host-)?stegvis[\w-]*=)[\w.~%+/=-]+/g,
  /(?<=\/\/[^\s/:@"]{0,60}:)[^\s/@"]+(?=@)/g,
];
