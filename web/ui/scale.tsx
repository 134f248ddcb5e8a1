import { Group, type FieldProps } from './field.tsx';

/** Whole steps between two ends that have words. */
export function Scale({
  minimum,
  maximum,
  minimumText,
  maximumText,
  value,
  onChange,
  readOnly = false,
  ...field
}: FieldProps & {
  minimum: number;
  maximum: number;
  minimumText: string;
  maximumText: string;
  value: number | undefined;
  onChange: (value: number) => void;
  readOnly?: boolean;
}) {
  const steps = Array.from({ length: Math.max(0, maximum - minimum + 1) }, (_, index) => minimum + index);
  return (
    <Group {...field}>
      {(ids) => (
        <div className="scale">
          <div
            data-many={steps.length > 7 || undefined}
            ref={(element) => {
              element?.style.setProperty('--steps', String(steps.length));
              element?.style.setProperty('--half', String(Math.ceil(steps.length / 2)));
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
                  aria-describedby={ids.describedBy}
                  onChange={() => onChange(step)}
                />
                {step}
                {step === minimum && <span className="sr-only">, {minimumText}</span>}
                {step === maximum && <span className="sr-only">, {maximumText}</span>}
              </label>
            ))}
          </div>
          <p aria-hidden>
            <span>
              {minimum} = {minimumText}
            </span>
            <span>
              {maximum} = {maximumText}
            </span>
          </p>
        </div>
      )}
    </Group>
  );
}
