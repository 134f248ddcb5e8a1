/** One name after `answers.` or `scores.` in a result's JSONata. */
export interface NamedQuestion {
  readonly group: 'answers' | 'scores';
  readonly name: string;
}

/**
 * The questions that a result's JSONata names outright: `answers.q1`, `$.scores.q2`. What it reaches in other ways (`scores.*`,
 * `$lookup`) is not seen here.
 */
export function questionsIn(expression: unknown): readonly NamedQuestion[] {
  const found: NamedQuestion[] = [];
  const seen = new WeakSet();
  // Without recursion: an expression may be nested deeper than a stack.
  const waiting: unknown[] = [expression];
  for (let node = waiting.pop(); waiting.length > 0 || node !== undefined; node = waiting.pop()) {
    if (typeof node !== 'object' || node === null || seen.has(node)) continue;
    seen.add(node);
    if ('type' in node && node.type === 'path' && 'steps' in node && Array.isArray(node.steps)) {
      found.push(...ofPath(node.steps as readonly unknown[]));
    }
    waiting.push(...Object.values(node).toReversed());
  }
  return found;
}

function ofPath(steps: readonly unknown[]): readonly NamedQuestion[] {
  const [first, ...rest] = steps.map((step) => step as { readonly type: string; readonly value: unknown });
  const [group, name] = first?.type === 'variable' && (first.value === '' || first.value === '$') ? rest : [first, ...rest];
  if (group?.type !== 'name' || name?.type !== 'name' || typeof name.value !== 'string') return [];
  return group.value === 'answers' || group.value === 'scores' ? [{ group: group.value, name: name.value }] : [];
}
