import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes } from 'react';

/** A link inside the product. `alone` gives one that stands by itself a whole target. */
export const Link = createLink(({ alone, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { alone?: boolean }) => (
  <a className="link" data-alone={alone || undefined} {...rest} />
));

/** A link that looks like a button: the page's one thing to do. */
export const ButtonLink = createLink(
  ({ variant = 'primary', ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { variant?: 'primary' | 'secondary' }) => (
    <a {...rest} className="ds-button" data-variant={variant} />
  ),
);
