import type { Placed } from './placed.ts';
import type { PlacedOption } from './placed.ts';

/** What an item becomes: a question's own fields, and how conditions see its answers. */
export interface Made {
  readonly fields: Record<string, unknown> & { readonly kind: string };
  readonly sees: Placed['kind'];
  readonly options?: readonly PlacedOption[];
  readonly unit?: string | null;
  /** What was not as we have it, for the item's own line. */
  readonly because?: string;
  /** A question more that the first needs: free text beside ”Annat”, a unit to choose. */
  readonly besides?: { readonly suffix: string; readonly fields: Record<string, unknown>; readonly whenOther: boolean };
}
