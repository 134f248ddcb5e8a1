/**
 * What a result's JSONata may not use, as a name to show, or null when all of it may be used. Regular expressions and `$pad` can take
 * any time or memory between two looks at the clock; `$eval` hides all of it; `$now`, `$millis` and `$random` would give
 * another result for the same answers.
 */
export function forbiddenIn(node: unknown, seen = new WeakSet()): { readonly name: string; readonly position: number } | null {
  if (typeof node !== 'object' || node === null || seen.has(node)) return null;
  seen.add(node);
  const { type, value, position } = node as { type?: unknown; value?: unknown; position?: unknown };
  const at = typeof position === 'number' ? position : 0;
  if (type === 'regex') return { name: 'reguljära uttryck', position: at };
  if (type === 'variable' && typeof value === 'string' && FUNCTIONS.includes(value))
    return { name: `$${value}`, position: Math.max(0, at - value.length - 1) };
  for (const part of Object.values(node)) {
    const found = forbiddenIn(part, seen);
    if (found) return found;
  }
  return null;
}

const FUNCTIONS: readonly string[] = ['eval', 'pad', 'now', 'millis', 'random', 'shuffle'];
