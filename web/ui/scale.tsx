import { Group, type FieldProps } from './field.tsx';

/** Whole steps between two ends that have words. Steps may have words of their own: under the step where there is room, else under the scale. */
export function Scale({
  minimum,
  maximum,
  minimumText,
  maximumText,
  texts = {},
  value,
  onChange,
  readOnly = false,
  ...field
}: FieldProps & {
  minimum: number;
  maximum: number;
  minimumText?: string | undefined;
  maximumText?: string | undefined;
  texts?: Readonly<Record<string, string>>;
  value: number | undefined;
  onChange: (value: number) => void;
  readOnly?: boolean;
}) {
  const steps = Array.from({ length: Math.max(0, maximum - minimum + 1) }, (_, index) => minimum + index);
  const words = (step: number): string | undefined =>
    texts[step] ?? (step === minimum ? minimumText : step === maximum ? maximumText : undefined);
  const worded = steps.length <= 7 && steps.every((step) => words(step) !== undefined);
  const chosen = value === undefined || worded ? undefined : texts[value];
  return (
    <Group {...field}>
      {(ids) => (
        <div className="scale" data-worded={worded || undefined}>
          <div
            data-many={steps.length > 7 || undefined}
            ref={(element) => {
              element?.style.setProperty('--steps', String(steps.length));
              element?.style.setProperty('--half', String(Math.ceil(steps.length / (steps.length > 14 ? 3 : 2))));
            }}
          >
            {steps.map((step) => (
              <label key={step}>
                <input
                  type="radio"
                  name={ids.input}
                  {...(step === minimum ? { id: ids.input } : {})}
                  checked={value === step}
                  disabled={readOnly}
                  onChange={() => onChange(step)}
                />
                <span>{written(step)}</span>
                {words(step) !== undefined && (
                  <span className={worded ? 'words' : 'sr-only'}>
                    {worded ? '' : ', '}
                    {words(step)}
                  </span>
                )}
              </label>
            ))}
          </div>
          {!worded && (minimumText !== undefined || maximumText !== undefined) && (
            <p className="ends" aria-hidden>
              <span>{minimumText !== undefined && `${written(minimum)} = ${minimumText}`}</span>
              <span>{maximumText !== undefined && `${written(maximum)} = ${maximumText}`}</span>
            </p>
          )}
          {chosen !== undefined && (
            <p className="chosen" aria-hidden>
              {written(value ?? 0)} = {chosen}
            </p>
          )}
        </div>
      )}
    </Group>
  );
}

const written = (step: number): string => String(step).replace('-', '−');
