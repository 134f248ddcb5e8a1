import './css/slider.css';
import { MinusIcon, PlusIcon } from '@navikt/aksel-icons';
import { useRef, type KeyboardEvent } from 'react';
import { t } from '../i18n/text.ts';
import { Field, control, type FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';

interface Props extends FieldProps {
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
  readonly minimumText: string;
  readonly maximumText: string;
  readonly value: number | undefined;
  readonly onChange: (value: number) => void;
  /** What a value is called, for eyes and ears. */
  readonly valueText: (value: number) => string;
  /** A line without figures, buttons or the value in sight: only the mark. The arrow keys go a tenth of it, with Shift the smallest step. */
  readonly bare?: boolean;
}

/** A line to set a mark on. It has no mark until somebody has touched it: the middle is an answer too, and must be meant. */
export function Slider({ minimum, maximum, step, minimumText, maximumText, value, onChange, valueText, bare = false, ...field }: Props) {
  const line = useRef<HTMLInputElement>(null);
  const middle = onStep((minimum + maximum) / 2, minimum, maximum, step);
  const at = value ?? middle;
  const set = (to: number) => onChange(onStep(to, minimum, maximum, step));
  const nudge = (by: number) => {
    set(value === undefined ? middle : value + by);
    // Those who listen hear the line's new value, not the button once more.
    line.current?.focus();
  };
  const keys = (event: KeyboardEvent) => {
    if (value === undefined && event.key === ' ') {
      event.preventDefault();
      return set(middle);
    }
    const direction = ({ ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 } as Record<string, number>)[event.key];
    if (!bare || direction === undefined) return undefined;
    event.preventDefault();
    return set(at + direction * (event.shiftKey ? step : (maximum - minimum) / 10));
  };
  return (
    <Field {...field}>
      {(ids) => (
        <div className="slider" data-unset={value === undefined || undefined} data-bare={bare || undefined}>
          <p className="slider-value" aria-hidden>
            {value === undefined ? t('ui.slider.unset') : bare ? t('ui.slider.marked') : valueText(value)}
          </p>
          <div className="slider-line">
            {!bare && (
              <button type="button" tabIndex={-1} aria-label={t('ui.slider.less')} onClick={() => nudge(-step)}>
                <Icon of={MinusIcon} />
              </button>
            )}
            <input
              type="range"
              ref={line}
              {...control(ids)}
              min={minimum}
              max={maximum}
              step={step}
              value={at}
              aria-valuetext={value === undefined ? t('ui.slider.unset') : valueText(value)}
              onChange={(event) => set(event.target.valueAsNumber)}
              // A press on the very place where the line rests changes nothing, but it is an answer.
              onPointerUp={() => value === undefined && set(line.current?.valueAsNumber ?? middle)}
              onKeyDown={keys}
            />
            {!bare && (
              <button type="button" tabIndex={-1} aria-label={t('ui.slider.more')} onClick={() => nudge(step)}>
                <Icon of={PlusIcon} />
              </button>
            )}
          </div>
          <p className="ends">
            <span>{minimumText}</span>
            <span>{maximumText}</span>
          </p>
        </div>
      )}
    </Field>
  );
}

/** The nearest value that stands on a step and inside the ends. */
export function onStep(value: number, minimum: number, maximum: number, step: number): number {
  const steps = Math.round((Math.min(maximum, Math.max(minimum, value)) - minimum) / step);
  const inside = minimum + Math.min(steps, Math.floor((maximum - minimum) / step + 1e-9)) * step;
  return Number(inside.toFixed(6));
}
