import { Group, type FieldIds, type FieldProps } from './field.tsx';

/** One thing to choose. An `exclusive` one takes the others away. */
export interface TileOption {
  readonly id: string;
  readonly text: string;
  readonly help?: string | undefined;
  readonly image?: { readonly src: string; readonly alt: string } | undefined;
  readonly exclusive?: boolean | undefined;
}
interface TilesProps extends FieldProps {
  readonly options: readonly TileOption[];
  readonly readOnly?: boolean;
  /** In a row, while there is room; under each other; or as pictures with their word below. */
  readonly layout?: 'list' | 'sideBySide' | 'pictures';
}

/** One choice of several. The whole tile is the target. */
export function RadioTiles({
  options,
  value,
  onChange,
  readOnly = false,
  layout = 'list',
  ...field
}: TilesProps & { value: string | undefined; onChange: (id: string) => void }) {
  return (
    <Group {...field}>
      {(ids) => (
        <div className="tiles" data-layout={layout}>
          {options.map((option, index) => (
            <Tile
              key={option.id}
              type="radio"
              {...{ ids, option, index, readOnly }}
              checked={value === option.id}
              onChange={() => onChange(option.id)}
            />
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
  layout = 'list',
  ...field
}: TilesProps & { value: readonly string[]; onChange: (ids: string[]) => void }) {
  return (
    <Group {...field}>
      {(ids) => (
        <div className="tiles" data-layout={layout}>
          {options.map((option, index) => (
            <Tile
              key={option.id}
              type="checkbox"
              {...{ ids, option, index, readOnly }}
              checked={value.includes(option.id)}
              onChange={(checked) => onChange(withChoice(options, value, option.id, checked))}
            />
          ))}
        </div>
      )}
    </Group>
  );
}

/** What is chosen after one more press, in the options' own order: an exclusive choice stands alone. */
export function withChoice(options: readonly TileOption[], value: readonly string[], id: string, checked: boolean): string[] {
  const alone = options.find((option) => option.id === id)?.exclusive === true;
  return options
    .filter((option) => (option.id === id ? checked : value.includes(option.id) && !(checked && (alone || option.exclusive === true))))
    .map((option) => option.id);
}

/** The option's own words are its name; its help and its picture describe it. */
function Tile({
  ids,
  option,
  index,
  type,
  checked,
  readOnly,
  onChange,
}: {
  ids: FieldIds;
  option: TileOption;
  index: number;
  type: 'radio' | 'checkbox';
  checked: boolean;
  readOnly: boolean;
  onChange: (checked: boolean) => void;
}) {
  const own = `${ids.input}-option-${option.id}`;
  const describedBy = [option.image !== undefined && option.image.alt !== '' && `${own}-image`, option.help !== undefined && `${own}-help`]
    .filter(Boolean)
    .join(' ');
  return (
    <label className="tile" data-apart={(option.exclusive === true && index > 0) || undefined}>
      <input
        type={type}
        {...(type === 'radio' ? { name: ids.input } : {})}
        {...(index === 0 ? { id: ids.input } : {})}
        value={option.id}
        checked={checked}
        disabled={readOnly}
        aria-labelledby={`${own}-text`}
        aria-describedby={describedBy === '' ? undefined : describedBy}
        onChange={(event) => onChange(event.target.checked)}
      />
      {option.image !== undefined && <img id={`${own}-image`} src={option.image.src} alt={option.image.alt} />}
      <span className="tile-words">
        <span id={`${own}-text`}>{option.text}</span>
        {option.help !== undefined && (
          <span className="tile-help" id={`${own}-help`}>
            {option.help}
          </span>
        )}
      </span>
    </label>
  );
}
