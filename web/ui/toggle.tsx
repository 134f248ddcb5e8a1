import type { ReactNode } from 'react';

/** A choice between two or three views of the same list. */
export function Toggle<Id extends string>({
  label,
  options,
  chosen,
  onChoose,
}: {
  label: string;
  options: readonly { id: Id; label: ReactNode }[];
  chosen: Id;
  onChoose: (id: Id) => void;
}) {
  return (
    <div className="switch" role="group" aria-label={label}>
      {options.map((option) => (
        <button key={option.id} type="button" aria-pressed={option.id === chosen} onClick={() => onChoose(option.id)}>
          {option.label}
        </button>
      ))}
    </div>
  );
}
