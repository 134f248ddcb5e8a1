import type { ButtonHTMLAttributes } from 'react';

type Variant = 'primary' | 'secondary' | 'quiet';

/** A button. `busy` keeps it in its place, says so, and takes no second press. */
export function Button({
  variant = 'primary',
  size,
  danger = false,
  busy = false,
  type = 'button',
  onClick,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { variant?: Variant; size?: 'small'; danger?: boolean; busy?: boolean }) {
  return (
    <button
      {...rest}
      type={type}
      className="ds-button"
      data-variant={variant}
      {...(size === undefined ? {} : { 'data-size': size })}
      {...(danger ? { 'data-color': 'danger' } : {})}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
}
