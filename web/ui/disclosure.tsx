import './css/details.css';
import type { ReactNode } from 'react';

/** What is there for those who want it. */
export function Disclosure({
  summary,
  open = false,
  plain = false,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  plain?: boolean;
  children: ReactNode;
}) {
  return (
    <details className="ds-details" open={open} data-plain={plain || undefined}>
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  );
}
