/** Something in a text that may be personal data, as it stands there. */
export interface PersonalDatum {
  readonly kind: 'identityNumber' | 'phone' | 'email' | 'name';
  readonly text: string;
}

/** The name of someone whom the text should not be about. */
export interface KnownName {
  readonly givenName: string;
  readonly familyName: string;
}

/**
 * What in a text for many looks like personal data (ANN-06): identity and coordination numbers, phone numbers, e-mail addresses, and whole names
 * of people that are known. It errs to the warning side; the author decides. Each is told once, in the order it stands.
 */
export function personalDataIn(text: string, names: readonly KnownName[] = []): PersonalDatum[] {
  const found: (PersonalDatum & { readonly at: number })[] = [];
  let rest = text.normalize('NFC');
  const take = (kind: PersonalDatum['kind'], pattern: RegExp, keep: (match: string) => boolean = () => true): void => {
    rest = rest.replaceAll(pattern, (match: string, ...more: unknown[]) => {
      if (!keep(match)) return match;
      found.push({ kind, text: match.trim(), at: Number(more.find((each) => typeof each === 'number')) });
      return ' '.repeat(match.length);
    });
  };
  take('email', /[^\s@<>(),;:]+@[^\s@<>(),;:]+\.[\p{L}]{2,}/gu);
  take('identityNumber', /(?<!\d)(?:\d{2}[ ]?)?\d{6}[ ]?[-+–]?[ ]?\d{4}(?!\d)/g, isIdentityNumber);
  take(
    'phone',
    /(?<![\d+])(?:\+|00)\d{1,3}[ -]?(?:\(0\)[ -]?)?(?:\d[ -]?){6,11}\d(?!\d)|(?<!\d)0\d{1,3}[ -/]{0,3}(?:\d[ -]?){4,8}\d(?!\d)/g,
  );
  for (const name of names) {
    const written = [name.givenName, name.familyName].map((part) => part.normalize('NFC').trim()).filter((part) => part !== '');
    if (written.length < 2) continue;
    const [given = '', family = ''] = written.map(escaped);
    take('name', new RegExp(`(?<!\\p{L})(?:${given}\\s+${family}|${family},?\\s+${given})(?:s)?(?!\\p{L})`, 'giu'));
  }
  const told = new Set<string>();
  return found
    .toSorted((a, b) => a.at - b.at)
    .filter(({ kind, text: words }) => !told.has(`${kind} ${words}`) && told.add(`${kind} ${words}`))
    .map(({ kind, text: words }) => ({ kind, text: words }));
}

/**
 * Ten or twelve digits that can be a date (a coordination number has the day plus 60), followed by four. The check digit is not asked for, a slip
 * is personal data too; but ten digits in a row from 0 that do not have it are a phone number.
 */
function isIdentityNumber(match: string): boolean {
  const digits = match.replaceAll(/\D/g, '');
  if (digits.length === 12 && !/^(18|19|20)/.test(digits)) return false;
  const month = Number(digits.slice(-8, -6));
  const day = Number(digits.slice(-6, -4));
  if (/^0\d{9}$/.test(match.trim()) && !hasCheckDigit(digits)) return false;
  return month >= 1 && month <= 12 && ((day >= 1 && day <= 31) || (day >= 61 && day <= 91));
}

const hasCheckDigit = (tenDigits: string): boolean =>
  Array.from(tenDigits).reduce(
    (sum, digit, index) => sum + Array.from(String(Number(digit) * (index % 2 === 0 ? 2 : 1))).reduce((a, b) => a + Number(b), 0),
    0,
  ) %
    10 ===
  0;

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(/\s+/g, '\\s+');
