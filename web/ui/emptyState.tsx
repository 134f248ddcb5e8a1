import type { ReactNode } from 'react';
import { Steps3 } from './drawing.tsx';

/** Nothing here, said kindly: what is missing and what would bring it. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <Steps3 />
      <p>
        <strong>{title}</strong>
      </p>
      {children !== undefined && <p>{children}</p>}
    </div>
  );
}
