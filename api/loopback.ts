/** Whether an address is only for this machine: what is for development is refused elsewhere. */
export const isLoopback = (url: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(new URL(url).hostname);

/** Whether the request itself came to this machine by a loopback name. */
export const isLoopbackHost = (host: string | undefined): boolean =>
  host === undefined || /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/.test(host);
