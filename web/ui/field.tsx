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
  /** A picture, a sound or a film that belongs to the question; stands between its words and its input. */
  readonly media?: ReactNode;
  readonly error?: string | undefined;
  /** Says "(frivillig)" after the label. */
  readonly optional?: boolean | undefined;
}

/** A label, its hint and its error around one input, tied together for those who listen. */
export function Field({ id, label, hint, media, error, optional, children }: FieldProps & { children: (ids: FieldIds) => ReactNode }) {
  const made = useId();
  const input = id ?? made;
  return (
    <div className="field" data-invalid={error !== undefined || undefined}>
      <label className="label" htmlFor={input}>
        {label}
        {optional === true && <Optional />}
      </label>
      <HintAndError input={input} hint={hint} media={media} error={error} />
      {children(idsOf(input, hint, error))}
    </div>
  );
}

/** The same around a group of inputs. `focusable` gives the group itself the id, for groups whose first input comes and goes. */
export function Group({
  id,
  label,
  hint,
  media,
  error,
  optional,
  focusable = false,
  children,
}: FieldProps & { focusable?: boolean; children: (ids: FieldIds) => ReactNode }) {
  const made = useId();
  const input = id ?? made;
  const ids = idsOf(input, hint, error);
  return (
    <fieldset
      className="field"
      data-invalid={error !== undefined || undefined}
      aria-describedby={ids.describedBy}
      {...(focusable ? { id: input, tabIndex: -1 } : {})}
    >
      <legend className="label">
        {label}
        {optional === true && <Optional />}
      </legend>
      <HintAndError input={input} hint={hint} media={media} error={error} />
      {children(ids)}
    </fieldset>
  );
}

/** One line of text, a number, a date or a time. `after` stands under the input. */
export function TextField({
  unit,
  after,
  ...props
}: FieldProps & { unit?: string | undefined; after?: ReactNode } & Omit<InputHTMLAttributes<HTMLInputElement>, 'id'>) {
  const { id, label, hint, media, error, optional, ...rest } = props;
  return (
    <Field id={id} label={label} hint={hint} media={media} error={error} optional={optional}>
      {(ids) => (
        <>
          {unit === undefined ? (
            <input className="ds-input" {...rest} {...control(ids)} />
          ) : (
            <span className="with-unit">
              <input className="ds-input" {...rest} {...control(ids)} />
              <span>{unit}</span>
            </span>
          )}
          {after}
        </>
      )}
    </Field>
  );
}

/** Text over several lines; it grows with what is written. */
export function TextArea({
  after,
  ...props
}: FieldProps & { after?: ReactNode } & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id'>) {
  const { id, label, hint, media, error, optional, ...rest } = props;
  return (
    <Field id={id} label={label} hint={hint} media={media} error={error} optional={optional}>
      {(ids) => (
        <>
          <textarea className="ds-input" rows={4} {...rest} {...control(ids)} />
          {after}
        </>
      )}
    </Field>
  );
}

export interface FieldIds {
  readonly input: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

/** What ties an input to its label, hint and error. */
export const control = (ids: FieldIds) => ({
  id: ids.input,
  'aria-describedby': ids.describedBy,
  'aria-invalid': ids.invalid || undefined,
});

function HintAndError({ input, hint, media, error }: { input: string; hint: ReactNode; media: ReactNode; error: string | undefined }) {
  return (
    <>
      {hint !== undefined && hint !== null && (
        <div className="hint" id={`${input}-hint`}>
          {hint}
        </div>
      )}
      {media}
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
