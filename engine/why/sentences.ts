/** One answer to "Varför?", in a sentence or two for each reader. `citizen` is null when it is not for the citizen to be told. */
export interface Sentences {
  readonly staff: string;
  readonly citizen: string | null;
}

/** The same for both, or what is told to both in different words. */
export interface Both extends Sentences {
  readonly citizen: string;
}

/** One wording that fits both readers. */
export function both(text: string): Both {
  return { staff: text, citizen: text };
}

/** For staff alone: a flag to them, an escalation, what concerns the unit. */
export function staffOnly(text: string): Sentences {
  return { staff: text, citizen: null };
}
