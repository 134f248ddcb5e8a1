import { randomUUID } from 'node:crypto';
import { URL_OF_TESTS } from './api.ts';
import type { ApiClinic } from './api.ts';

/** A page as a visitor has it before them. */
export interface Page {
  readonly url: string;
  readonly text: string;
}

/** A browser as far as sign-in needs one: cookies by host, and redirects followed between the product (in this process) and the provider. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  private readonly theirs = new Map<string, string>();
  private readonly seen: string[] = [];
  private readonly clinic: ApiClinic;
  private readonly url: string;

  constructor(to: ApiClinic, url = URL_OF_TESTS) {
    this.clinic = to;
    this.url = url;
  }

  setCookies(name: string): string[] {
    return this.seen.filter((cookie) => cookie.startsWith(`${name}=`) && !/Max-Age=0/.test(cookie));
  }

  async signIn(as: 'citizen' | 'staff', subject: string): Promise<Page> {
    return this.choose((await this.open(`/auth/sign-in?as=${as}`)).url, subject);
  }

  /** By SAML: our page posts to the provider, and the provider's page to us; `stopAt` ends before the provider's answer has come. */
  async signInBySaml(subject: string, stopAt: 'answer' | null = null): Promise<Page & { readonly form: Form }> {
    const ours = formOf(await this.open('/auth/sign-in?as=staff&via=siths'));
    const choice = formOf(await this.follow(ours.action, { method: 'POST', body: new URLSearchParams(ours.fields) }));
    const answer = formOf(await this.follow(choice.action, { method: 'POST', body: new URLSearchParams({ persona: subject }) }));
    return { ...(stopAt === null ? await this.post(answer) : { url: '', text: '' }), form: answer };
  }

  /** Posts a form from another site, as a browser does. */
  post({ action, fields }: Form): Promise<Page> {
    return this.follow(action, { method: 'POST', body: new URLSearchParams(fields), headers: { 'sec-fetch-site': 'cross-site' } });
  }

  /** Presses the button of the only form on a page. */
  submit(page: Page): Promise<Page> {
    return this.post(formOf(page));
  }

  /** An act in a page of ours. */
  send(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.get(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { origin: this.url, 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
    });
  }

  open(path: string): Promise<Page> {
    return this.follow(this.url + path);
  }

  /** Chooses a persona; `isCallbackOpened` false stops before the product has had the answer. */
  choose(interaction: string, persona: string, isCallbackOpened = true): Promise<Page> {
    return this.follow(interaction, { method: 'POST', body: new URLSearchParams({ persona }) }, isCallbackOpened);
  }

  async get(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address, this.url);
    const isOurs = url.origin === this.url;
    const jar = isOurs ? this.cookies : this.theirs;
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const request: RequestInit = { ...init, redirect: 'manual', headers: { ...(init.headers as Record<string, string>), cookie } };
    const response = isOurs ? await this.clinic.api.request(url.pathname + url.search, request) : await fetch(url, request);
    for (const line of response.headers.getSetCookie()) {
      if (isOurs) this.seen.push(line);
      const [pair = ''] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      if (/Max-Age=0|1970/.test(line)) jar.delete(name);
      else jar.set(name, pair.slice(pair.indexOf('=') + 1));
    }
    return response;
  }

  async follow(address: string, init: RequestInit = {}, isCallbackOpened = true): Promise<Page> {
    let url = new URL(address, this.url).href;
    let response = await this.get(url, init);
    for (let hops = 0; hops < 10 && response.status >= 300 && response.status < 400; hops += 1) {
      url = new URL(response.headers.get('location') ?? '', url).href;
      const isOurs = url.startsWith(this.url);
      if (isOurs && (!isCallbackOpened || !new URL(url).pathname.startsWith('/auth/'))) return { url, text: '' };
      response = await this.get(url);
    }
    return { url, text: await response.text() };
  }
}

/** A form as a page has it. */
export interface Form {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

function formOf({ url, text }: Page): Form {
  const action = /<form method="post" action="([^"]+)"/.exec(text)?.[1];
  if (action === undefined) throw new Error(`There is no form at ${url}: ${text}`);
  const fields = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return {
    action: new URL(unescaped(action), url).href,
    fields: Object.fromEntries(fields.map(([, name = '', value = '']) => [name, unescaped(value)])),
  };
}

const unescaped = (text: string): string => text.replaceAll(/&#(\d+);/g, (_whole, code: string) => String.fromCodePoint(Number(code)));
