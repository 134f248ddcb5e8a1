import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes } from 'react';

/** A link inside the product. `alone` gives one that stands by itself a whole target. */
export const Link = createLink(({ alone, className, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { alone?: boolean }) => (
  <a {...rest} className={`link ${className ?? ''}`} data-alone={alone || undefined} />
));

/** A link whose looks come from what is around it: menus and large choices. */
export const PlainLink = createLink((props: AnchorHTMLAttributes<HTMLAnchorElement>) => <a {...props} />);

/** A link that looks like a button: the page's one thing to do. */
export const ButtonLink = createLink(
  ({ variant = 'primary', className: _, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { variant?: 'primary' | 'secondary' }) => (
    <a {...rest} className="ds-button" data-variant={variant} />
  ),
);
