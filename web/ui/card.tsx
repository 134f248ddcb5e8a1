import type { ReactNode } from 'react';

/** A sheet that holds one thing. `main` is the one thing to do now, `alert` what must be seen first, `still` what only lies there. */
export function Card({ tone, label, children }: { tone?: 'main' | 'alert' | 'still'; label?: string; children: ReactNode }) {
  return label === undefined ? (
    <div className="card stack" data-gap="close" data-tone={tone}>
      {children}
    </div>
  ) : (
    <section className="card stack" data-gap="close" data-tone={tone} aria-label={label}>
      {children}
    </section>
  );
}
