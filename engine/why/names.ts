import type { Instant } from '../plan.ts';

/** Names for people, by id; given by the one who has the document. `say` tells an instant as people do: "på måndag kl. 08.00". */
export interface Names {
  /** A module, or a part by `module/section(/step)`. */
  readonly module: (id: string) => string;
  readonly battery: (id: string) => string;
  readonly form: (id: string) => string;
  readonly flag: (id: string) => string;
  /** What `forms.phq9.answers.q9`, `forms.phq9.results.total`, `start.age`, `progress.m1` or `batteries.vecka.missed` is called. */
  readonly fact: (path: string) => string;
  readonly say: (at: Instant) => string;
  /** What these three are called; their ids where nothing better is known. */
  readonly measure?: (id: string) => string;
  /** A date given at start, or an event that someone reports. */
  readonly anchor?: (name: string) => string;
  readonly unit?: (id: string) => string;
}
