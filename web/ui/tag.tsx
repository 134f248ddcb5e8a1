import type { ReactNode } from 'react';

export type Colour = 'skog' | 'himmel' | 'morgon' | 'lera' | 'rod' | 'neutral';

/** A word that classes something. The colour only repeats what the word says. */
export function Tag({ colour = 'neutral', strong = false, children }: { colour?: Colour; strong?: boolean; children: ReactNode }) {
  return (
    <span className="tag" data-color={colour} data-strong={strong || undefined}>
      {children}
    </span>
  );
}
