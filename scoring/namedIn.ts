/** What a result's JSONata looks at besides its own answers. */
export interface Named {
  /** Results of the same form. */
  readonly results: readonly string[];
  /** Whether it looks at `results` as a whole: `results.*`, `$lookup(results, …)`. */
  readonly allResults: boolean;
  /** Other forms. */
  readonly others: readonly string[];
  readonly allOthers: boolean;
  readonly earlier: boolean;
  readonly citizen: boolean;
}

/**
 * What a JSONata tree names under `results`, `others`, `earlier` and `citizen`. Only names that stand at the top of the data count:
 * `earlier.results.total` names no result of this form, and `$$.results.total` does wherever it stands.
 */
export function namedIn(tree: unknown): Named {
  const [results, others, whole] = [new Set<string>(), new Set<string>(), new Set<string | null>()];
  const seen = new WeakSet();
  // Without recursion: an expression may be nested deeper than a stack.
  const waiting: { readonly node: unknown; readonly isInside: boolean }[] = [{ node: tree, isInside: false }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, isInside } = next;
    if (typeof node !== 'object' || node === null || seen.has(node)) continue;
    seen.add(node);
    const steps = 'type' in node && node.type === 'path' && 'steps' in node && Array.isArray(node.steps) ? (node.steps as Step[]) : null;
    if (steps === null) {
      for (const part of Object.values(node)) waiting.push({ node: part, isInside });
      continue;
    }
    const [group, name] = fromTop(steps, isInside);
    if (group === 'results' && name !== null) results.add(name);
    else if (group === 'others' && name !== null) others.add(name);
    else whole.add(group);
    steps.forEach((step, index) => {
      if (seen.has(step)) return;
      seen.add(step);
      for (const [part, inner] of Object.entries(step)) waiting.push({ node: inner, isInside: isInside || index > 0 || part === 'stages' });
    });
  }
  return {
    results: [...results],
    allResults: whole.has('results'),
    others: [...others],
    allOthers: whole.has('others'),
    earlier: whole.has('earlier'),
    citizen: whole.has('citizen'),
  };
}

interface Step {
  readonly type?: unknown;
  readonly value?: unknown;
}

/** The first two names of a path, when it begins at the top of the data. */
function fromTop(steps: readonly Step[], isInside: boolean): readonly [string | null, string | null] {
  const isTop = steps[0]?.type === 'variable' && (steps[0].value === '$' || (steps[0].value === '' && !isInside));
  if (isInside && !isTop) return [null, null];
  const [group, name] = isTop ? steps.slice(1) : steps;
  return [nameOf(group), nameOf(name)];
}

const nameOf = (step: Step | undefined): string | null => (step?.type === 'name' && typeof step.value === 'string' ? step.value : null);
