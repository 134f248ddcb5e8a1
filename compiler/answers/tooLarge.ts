/** What is wrong with answers before any question looks at them: too much text, too many parts, nested too deep. Walks without recursion. */
export function tooLarge(answers: object): string | null {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: answers, depth: 0 }];
  let characters = 0;
  let parts = 0;
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    const { value, depth } = item;
    parts += 1;
    if (typeof value === 'string') characters += value.length;
    if (characters > MOST_CHARACTERS || parts > MOST_PARTS) return 'Svaren är för stora för att tas emot. Korta texterna.';
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= DEEPEST) return 'Svaren har fel form.';
    for (const [key, part] of Object.entries(value)) {
      characters += Array.isArray(value) ? 0 : key.length;
      waiting.push({ value: part, depth: depth + 1 });
    }
  }
  return null;
}

const MOST_CHARACTERS = 1_000_000;
const MOST_PARTS = 50_000;
/** The answers, a group, a repetition, a matrix, a row, an option. */
const DEEPEST = 6;
