import './css/matrix.css';
import { useRef } from 'react';
import { t } from '../i18n/text.ts';
import { Group, type FieldIds, type FieldProps } from './field.tsx';
import { CheckboxTiles, RadioTiles, withChoice, type TileOption } from './tiles.tsx';
import { useIsWide } from './wide.ts';

interface Props extends FieldProps {
  readonly rows: readonly { readonly id: string; readonly text: string }[];
  readonly options: readonly TileOption[];
  readonly several: boolean;
  /** What is chosen on each row. */
  readonly value: Readonly<Record<string, readonly string[]>>;
  /** What is wrong with single rows. */
  readonly wrong?: Readonly<Record<string, string>>;
  readonly onChange: (row: string, chosen: readonly string[]) => void;
}

/** Several questions with the same choices: a table where there is room for one, else one question after the other. */
export function Matrix({ rows, options, several, value, wrong = {}, onChange, ...field }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const wide = useIsWide(place, 11 + options.length * 5);
  return (
    <Group {...field} focusable>
      {(ids) => (
        <div ref={place} className="matrix-place">
          {wide ? (
            <MatrixTable {...{ ids, rows, options, several, value, wrong, onChange }} label={field.label} />
          ) : (
            <div className="stack">
              {rows.map((row) => {
                const one = { id: rowOf(ids, row.id), label: row.text, error: wrong[row.id], options };
                const chosen = value[row.id] ?? [];
                return (
                  <div key={row.id} data-wrong={wrong[row.id] !== undefined || undefined}>
                    {several ? (
                      <CheckboxTiles {...one} value={chosen} onChange={(next) => onChange(row.id, next)} />
                    ) : (
                      <RadioTiles {...one} value={chosen[0]} onChange={(next) => onChange(row.id, [next])} />
                    )}
                  </div>
                );
              })}
            </div>
          )}
        </div>
      )}
    </Group>
  );
}

/** Rows asked across the same columns. A whole cell is the target; it is named by its row and its column. */
function MatrixTable({
  ids,
  label,
  rows,
  options,
  several,
  value,
  wrong,
  onChange,
}: Omit<Props, keyof FieldProps> & Pick<FieldProps, 'label'> & { ids: FieldIds; wrong: Readonly<Record<string, string>> }) {
  return (
    <table className="matrix">
      <caption className="sr-only">{label}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">{t('ui.matrix.row')}</span>
          </th>
          {options.map((option) => (
            <th key={option.id} scope="col" id={`${ids.input}-column-${option.id}`}>
              {option.text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const own = rowOf(ids, row.id);
          const chosen = value[row.id] ?? [];
          return (
            <tr key={row.id} data-wrong={wrong[row.id] !== undefined || undefined}>
              <th scope="row">
                <span id={`${own}-row`}>{row.text}</span>
                {wrong[row.id] !== undefined && (
                  <span className="error" id={`${own}-error`}>
                    {wrong[row.id]}
                  </span>
                )}
              </th>
              {options.map((option, index) => (
                <td key={option.id}>
                  <label>
                    <input
                      type={several ? 'checkbox' : 'radio'}
                      {...(several ? {} : { name: own })}
                      {...(index === 0 ? { id: own } : {})}
                      checked={chosen.includes(option.id)}
                      aria-labelledby={`${own}-row ${ids.input}-column-${option.id}`}
                      aria-describedby={wrong[row.id] === undefined ? undefined : `${own}-error`}
                      onChange={(event) =>
                        onChange(row.id, several ? withChoice(options, chosen, option.id, event.target.checked) : [option.id])
                      }
                    />
                  </label>
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const rowOf = (ids: FieldIds, row: string): string => `${ids.input}-${row}`;
