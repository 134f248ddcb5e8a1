/** What the planted failure says. */
export const PLANTED_FAILURE = 'Kanariefelmeddelande på åäö om Bärta-Kanarie';

/** A workflow whose every task fails by a bug, with something personal in its message. */
async function failing(): Promise<never> {
  throw new Error(PLANTED_FAILURE);
}

// Temporal takes the default export for every workflow type.
// oxlint-disable-next-line import/no-default-export
export { failing as default };
