import type { Rule } from './rule.ts';

/** Every rule, in the order a designer should read the law. */
export const rules: readonly Rule[] = [];
