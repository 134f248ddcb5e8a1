import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * Who is at the other end, for counting: the connection's address, or with `proxies` of ours in front the one that the outermost of them saw.
 * What a client writes in X-Forwarded-For further to the left is never believed. An IPv6 network is one asker.
 */
export function addressOf(c: Context, proxies: number): string {
  const steps = proxies === 0 ? [] : (c.req.header('x-forwarded-for') ?? '').split(',').map((each) => each.trim());
  return networkOf(steps.at(-proxies) || connected(c));
}

/** Requests that tests make without a connection are all from one address. */
function connected(c: Context): string {
  const hasConnection = typeof c.env === 'object' && c.env !== null && ('incoming' in c.env || 'server' in c.env);
  return (hasConnection ? getConnInfo(c).remote.address : undefined) ?? 'none';
}

/** IPv4 whole; of IPv6 the first 64 bits, which one home or ward has for itself. What is no address is cut short. */
export function networkOf(address: string): string {
  const plain = address.replace(/^\[|\](:\d+)?$/g, '').replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain.replace(/:\d+$/, '').slice(0, 45);
  const [head = '', tail] = plain.split('%')[0]?.toLowerCase().split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '').slice(0, 4)).join(':')}::/64`;
}
