import { randomUUID } from 'node:crypto';

/** A signed-in browser without a screen: it keeps cookies, follows redirects and speaks JSON. */
export interface Browser {
  /** The code flow from the product to the provider and back, choosing the persona on its page. */
  signIn(as: 'citizen' | 'staff', subject: string): Promise<void>;
  get<T = Readonly<Record<string, unknown>>>(path: string): Promise<Answer<T>>;
  /** A change, with a key of its own unless one is given. */
  send<T = Readonly<Record<string, unknown>>>(method: 'POST' | 'PUT', path: string, body?: unknown, key?: string): Promise<Answer<T>>;
}

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

export function browser(product: string): Browser {
  const jar = new Map<string, Map<string, string>>();

  const ask = async (url: URL, init: RequestInit = {}): Promise<Response> => {
    const cookies = jar.get(url.origin) ?? new Map<string, string>();
    jar.set(url.origin, cookies);
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const gone = attributes.some((attribute) => /^\s*(max-age=0|expires=thu, 01 jan 1970)/i.test(attribute));
      if (gone) cookies.delete(name);
      else cookies.set(name, pair.slice(pair.indexOf('=') + 1));
    }
    return response;
  };
  const json = async <T>(response: Response): Promise<Answer<T>> => {
    const text = await response.text();
    return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as T };
  };

  return {
    async signIn(as, subject) {
      let at = new URL(`/auth/sign-in?as=${as}&to=/`, product);
      let form: URLSearchParams | null = null;
      for (let hop = 0; hop < 20; hop += 1) {
        const response = await ask(at, form === null ? {} : { method: 'POST', body: form });
        form = null;
        const location = response.headers.get('location');
        if (location !== null) {
          await response.body?.cancel();
          at = new URL(location, at);
          if (at.origin === new URL(product).origin && !at.pathname.startsWith('/auth/')) return;
        } else if (response.status === 200 && at.pathname.startsWith('/interaction/')) {
          await response.body?.cancel();
          form = new URLSearchParams({ persona: subject });
        } else throw new Error(`Sign-in stopped at ${at.href} with ${response.status}: ${await response.text()}`);
      }
      throw new Error('Sign-in went round and round.');
    },
    get: async (path) => json(await ask(new URL(path, product))),
    send: async (method, path, body, key = randomUUID()) =>
      json(
        await ask(new URL(path, product), {
          method,
          headers: {
            origin: new URL(product).origin,
            'idempotency-key': key,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      ),
  };
}
