/** Agreed. Not agreed is no answer. */
export const consent = (answer: unknown): string | null =>
  answer === true ? null : 'Markera rutan om du samtycker, annars lämnar du den tom.';
