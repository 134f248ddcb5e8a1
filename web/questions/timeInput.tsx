import { useState } from 'react';
import { control, type FieldIds } from '../ui/field.tsx';
import { readTime } from './readTime.ts';

/** The input for a time of day, written as people write it. What cannot be read as one stays as it was typed. */
export function TimeInput({ ids, value, onChange }: { ids: FieldIds; value: string; onChange: (value: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      className="ds-input"
      {...control(ids)}
      inputMode="numeric"
      pattern="([01]?[0-9]|2[0-3])[:.]?[0-5][0-9]"
      size={8}
      autoComplete="off"
      value={typed !== null && readTime(typed) === value ? typed : value}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(readTime(event.target.value));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
