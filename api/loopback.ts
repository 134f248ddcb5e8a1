/** Whether an address is only for this machine: what is for development is refused elsewhere. */
export const isLoopback = (url: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(new URL(url).hostname);

/** Whether the request itself came to this machine by a loopback name. */
export const isLoopbackHost = (host: string | undefined): boolean =>
  host === undefined || /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/.test(host);

/**
 * The address of another service on this machine by the same name as the product's: to a browser `localhost` and `127.0.0.1` are two sites,
 * and the session's cookie goes to its own only.
 */
export function besideProduct(address: string, product: string): string {
  if (address === '') return '';
  const url = new URL(address);
  if (isLoopback(address) && isLoopback(product)) url.hostname = new URL(product).hostname;
  return url.href.replace(/\/$/, '');
}
