import type { ComponentType, SVGProps } from 'react';

/** An icon beside a word. It is decoration: the word carries the meaning. */
export function Icon({ of: Drawing }: { of: ComponentType<SVGProps<SVGSVGElement>> }) {
  return <Drawing className="icon" aria-hidden focusable={false} />;
}
