import { Group, type FieldProps } from './field.tsx';

interface Option {
  readonly id: string;
  readonly text: string;
}
interface TilesProps extends FieldProps {
  readonly options: readonly Option[];
  readonly readOnly?: boolean;
  readonly sideBySide?: boolean;
}

/** One choice of several. The whole tile is the target. */
export function RadioTiles({
  options,
  value,
  onChange,
  readOnly = false,
  sideBySide = false,
  ...field
}: TilesProps & { value: string | undefined; onChange: (id: string) => void }) {
  return (
    <Group {...field}>
      {(ids) => (
        <div className="tiles" data-side-by-side={sideBySide || undefined}>
          {options.map((option, index) => (
            <label key={option.id} className="tile">
              <input
                type="radio"
                name={ids.input}
                {...(index === 0 ? { id: ids.input } : {})}
                value={option.id}
                checked={value === option.id}
                disabled={readOnly}
                aria-describedby={ids.describedBy}
                onChange={() => onChange(option.id)}
              />
              <span>{option.text}</span>
            </label>
          ))}
        </div>
      )}
    </Group>
  );
}

/** Any number of choices, kept in the options' own order. */
export function CheckboxTiles({
  options,
  value,
  onChange,
  readOnly = false,
  ...field
}: TilesProps & { value: readonly string[]; onChange: (ids: string[]) => void }) {
  return (
    <Group {...field}>
      {(ids) => (
        <div className="tiles">
          {options.map((option, index) => (
            <label key={option.id} className="tile">
              <input
                type="checkbox"
                {...(index === 0 ? { id: ids.input } : {})}
                checked={value.includes(option.id)}
                disabled={readOnly}
                aria-describedby={ids.describedBy}
                onChange={(event) =>
                  onChange(options.map(({ id }) => id).filter((id) => (id === option.id ? event.target.checked : value.includes(id))))
                }
              />
              <span>{option.text}</span>
            </label>
          ))}
        </div>
      )}
    </Group>
  );
}
