/** One of the options' ids; a drop-down's too. */
export const singleChoice = ({ options }: { readonly options: readonly { readonly id: string }[] }, answer: unknown): string | null =>
  options.some(({ id }) => id === answer) ? null : 'Välj ett av alternativen.';
