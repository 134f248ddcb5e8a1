import { ChevronLeftIcon } from '@navikt/aksel-icons';
import { useEffect, useRef, type ReactNode } from 'react';
import { Icon } from './icon.tsx';

let arrived = false;

/** A page's heading with at most one main action. Names the window, and takes focus when one comes here from another page. */
export function PageHead({ title, back, under, action }: { title: string; back?: ReactNode; under?: ReactNode; action?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Stegvis`;
  }, [title]);
  useEffect(() => {
    if (arrived) heading.current?.focus();
    arrived = true;
  }, []);
  return (
    <div className="page-head">
      <div className="stack" data-gap="tight">
        {back !== undefined && (
          <div className="back" data-no-print>
            <Icon of={ChevronLeftIcon} />
            {back}
          </div>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {under !== undefined && <div className="quiet">{under}</div>}
      </div>
      {action}
    </div>
  );
}
