import './css/form.css';
import { useEffect, useRef } from 'react';
import { t } from '../i18n/text.ts';
import { focusOn } from './focusOn.ts';

export interface PlacedError {
  /** The id of the input it is about. */
  readonly field: string;
  readonly message: string;
}

/** What must be put right, with a link to each place. Takes focus each time `shown` changes. */
export function ErrorSummary({ errors, shown, onGo }: { errors: readonly PlacedError[]; shown: number; onGo?: (field: string) => void }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shown > 0 && box.current !== null) box.current.focus();
  }, [shown]);
  if (errors.length === 0) return null;
  return (
    <div className="error-summary" ref={box} tabIndex={-1} role="alert">
      <h2>{t('ui.errors', { count: errors.length })}</h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.field} ${error.message}`}>
            <a
              href={`#${error.field}`}
              onClick={(event) => {
                event.preventDefault();
                onGo?.(error.field);
                // The field may stand on a block that is drawn first after `onGo`.
                requestAnimationFrame(() => focusOn(error.field));
              }}
            >
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
