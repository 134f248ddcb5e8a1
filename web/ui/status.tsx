import type { ReactNode } from 'react';
import type { Colour } from './tag.tsx';

/** A state as a dot with its word: filled for what is reached, a ring for what is not. */
export function Status({ colour = 'neutral', filled = false, children }: { colour?: Colour; filled?: boolean; children: ReactNode }) {
  return (
    <span className="status" data-color={colour} data-filled={filled || undefined}>
      {children}
    </span>
  );
}
