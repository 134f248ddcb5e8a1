import { Refusal } from '../api.ts';

/** What the server said about one field of what was sent, or undefined. */
export const problemAt = (error: unknown, field: string): string | undefined =>
  error instanceof Refusal
    ? error.problem.fields?.find(({ question }) => question === field || question.startsWith(`${field}.`))?.message
    : undefined;
