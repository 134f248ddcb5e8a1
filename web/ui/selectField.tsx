import { useId, type ReactNode } from 'react';
import { Field, control, type FieldProps } from './field.tsx';

/** One choice of many from the browser's own list. */
export function SelectField({
  options,
  empty,
  value,
  onChange,
  after,
  ...field
}: FieldProps & {
  options: readonly { readonly id: string; readonly text: string }[];
  /** What stands before anything is chosen; choosing it takes the answer away. */
  empty: string;
  value: string | undefined;
  onChange: (id: string | undefined) => void;
  after?: ReactNode;
}) {
  const made = useId();
  return (
    <Field {...field} id={field.id ?? made}>
      {(ids) => (
        <>
          <select
            className="ds-input"
            {...control(ids)}
            value={value ?? ''}
            onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
          >
            <option value="">{empty}</option>
            {options.map(({ id, text }) => (
              <option key={id} value={id}>
                {text}
              </option>
            ))}
          </select>
          {after}
        </>
      )}
    </Field>
  );
}
