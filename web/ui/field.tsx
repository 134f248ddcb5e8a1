import './css/form.css';
import { ExclamationmarkTriangleFillIcon } from '@navikt/aksel-icons';
import { useId, type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes } from 'react';
import { t } from '../i18n/text.ts';
import { Icon } from './icon.tsx';

export interface FieldProps {
  /** Where an error summary's link lands. */
  readonly id?: string | undefined;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** Says "(frivillig)" after the label. */
  readonly optional?: boolean | undefined;
}

/** A label, its hint and its error around one input, tied together for those who listen. */
export function Field({ id, label, hint, error, optional, children }: FieldProps & { children: (ids: FieldIds) => ReactNode }) {
  const made = useId();
  const input = id ?? made;
  return (
    <div className="field" data-invalid={error !== undefined || undefined}>
      <label className="label" htmlFor={input}>
        {label}
        {optional === true && <Optional />}
      </label>
      <HintAndError input={input} hint={hint} error={error} />
      {children(idsOf(input, hint, error))}
    </div>
  );
}

/** The same around a group of choices. */
export function Group({ id, label, hint, error, optional, children }: FieldProps & { children: (ids: FieldIds) => ReactNode }) {
  const made = useId();
  const input = id ?? made;
  return (
    <fieldset className="field" data-invalid={error !== undefined || undefined} {...described(idsOf(input, hint, error))}>
      <legend className="label">
        {label}
        {optional === true && <Optional />}
      </legend>
      <HintAndError input={input} hint={hint} error={error} />
      {children(idsOf(input, hint, error))}
    </fieldset>
  );
}

/** One line of text, a number, a date or a time. */
export function TextField({
  unit,
  ...props
}: FieldProps & { unit?: string | undefined } & Omit<InputHTMLAttributes<HTMLInputElement>, 'id'>) {
  const { id, label, hint, error, optional, ...rest } = props;
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional}>
      {(ids) =>
        unit === undefined ? (
          <input className="ds-input" {...rest} {...control(ids)} />
        ) : (
          <span className="with-unit">
            <input className="ds-input" {...rest} {...control(ids)} />
            <span>{unit}</span>
          </span>
        )
      }
    </Field>
  );
}

/** Text over several lines; it grows with what is written. */
export function TextArea(props: FieldProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id'>) {
  const { id, label, hint, error, optional, ...rest } = props;
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional}>
      {(ids) => <textarea className="ds-input" rows={4} {...rest} {...control(ids)} />}
    </Field>
  );
}

export interface FieldIds {
  readonly input: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

function HintAndError({ input, hint, error }: { input: string; hint: ReactNode; error: string | undefined }) {
  return (
    <>
      {hint !== undefined && hint !== null && (
        <div className="hint" id={`${input}-hint`}>
          {hint}
        </div>
      )}
      {error !== undefined && (
        <p className="error" id={`${input}-error`}>
          <Icon of={ExclamationmarkTriangleFillIcon} />
          <span>{error}</span>
        </p>
      )}
    </>
  );
}

const Optional = () => <span className="optional"> {t('ui.optional')}</span>;

const idsOf = (input: string, hint: ReactNode, error: string | undefined): FieldIds => {
  const describedBy = [hint !== undefined && hint !== null && `${input}-hint`, error !== undefined && `${input}-error`]
    .filter(Boolean)
    .join(' ');
  return { input, describedBy: describedBy === '' ? undefined : describedBy, invalid: error !== undefined };
};
const described = (ids: FieldIds) => ({ 'aria-describedby': ids.describedBy });
const control = (ids: FieldIds) => ({ id: ids.input, 'aria-describedby': ids.describedBy, 'aria-invalid': ids.invalid || undefined });
