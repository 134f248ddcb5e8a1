import type { z } from 'zod';

/** zod's finding → a Swedish sentence that says what should stand there. Schemas may carry their own sentence, which then wins. */
export function shapeSentence(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'Uppgiften saknas.' : `Här ska stå ${TYPES[issue.expected] ?? 'något annat'}.`;
    case 'too_small':
      return limit('minst', issue.origin, issue.minimum);
    case 'too_big':
      return limit('högst', issue.origin, issue.maximum);
    case 'invalid_value':
      return `${issue.input === undefined ? 'Uppgiften saknas. ' : ''}Skriv ${choice(issue.values)}.`;
    case 'invalid_union': {
      const options = Array.isArray(issue.options) ? issue.options : [];
      return options.length > 0 ? `Okänd sort. Skriv ${choice(options)}.` : 'Här står något som inte känns igen.';
    }
    case 'invalid_format':
      return issue.input === undefined ? 'Uppgiften saknas.' : 'Texten har fel form.';
    case 'unrecognized_keys':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return 'Här står något som inte känns igen.';
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'en text',
  number: 'ett tal',
  int: 'ett heltal',
  boolean: 'true eller false',
  array: 'en lista inom hakparentes',
  object: 'ett objekt inom klammerparentes',
};

function limit(word: 'minst' | 'högst', origin: string, bound: number | bigint): string {
  if (origin === 'string') return word === 'minst' && Number(bound) === 1 ? 'Texten saknas.' : `Texten får vara ${word} ${bound} tecken.`;
  if (origin === 'array') return `Listan ska ha ${word} ${bound} ${Number(bound) === 1 ? 'del' : 'delar'}.`;
  return `Talet ska vara ${word} ${bound}.`;
}

function choice(values: readonly unknown[]): string {
  const words = values.map((value) => `”${String(value)}”`);
  return words.length < 2 ? (words[0] ?? 'ett annat värde') : `${words.slice(0, -1).join(', ')} eller ${words.at(-1)}`;
}
