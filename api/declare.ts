import { OpenAPIHono } from '@hono/zod-openapi';
import type { RouteConfig, z } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import type { Env } from './deps.ts';
import { may, policy } from './policy.ts';
import type { PolicyKey } from './policy.ts';
import { badRequest, notFound, notSignedIn, wrongFields } from './refusal.ts';

/** Declares a route by its policy row: the row names method and path, and its guard runs before anything is read. No row, no route. */
export function declare<const K extends PolicyKey, const R extends Declaration>(key: K, declaration: R): Declared<K, R> {
  const row = policy[key];
  if (row === undefined) throw new Error(`"${key}" has no row in the policy.`);
  const [method, path] = key.split(' ') as [string, string];
  const guard: MiddlewareHandler<Env> = async (c, next) => {
    const signedIn = c.get('signedIn');
    if (!may(signedIn, row)) throw signedIn === null ? notSignedIn() : notFound();
    await next();
  };
  const route = { ...declaration, method: method.toLowerCase(), path, middleware: [guard] };
  Object.defineProperty(route, 'getRoutingPath', { enumerable: false, value: () => path.replaceAll(/\{(.+?)\}/g, ':$1') });
  return route as unknown as Declared<K, R>;
}

type Declaration = Omit<RouteConfig, 'method' | 'path' | 'middleware'>;
type Declared<K extends string, R> = R &
  (K extends `${infer Method} ${infer Path}`
    ? { method: Lowercase<Method> & RouteConfig['method']; path: Path; getRoutingPath(): RoutingPath<Path> }
    : never);
type RoutingPath<P extends string> = P extends `${infer Head}/{${infer Name}}${infer Tail}` ? `${Head}/:${Name}${RoutingPath<Tail>}` : P;

/** A set of routes. What does not fit the schema is a problem: an id that cannot be is an unknown one, a field gets its sentence. */
export function routes(): OpenAPIHono<Env> {
  return new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (result.success) return undefined;
      if (result.target === 'param') throw notFound();
      if (result.target === 'json') {
        throw wrongFields(
          'Något i det du skickade stämmer inte.',
          result.error.issues.map((issue: { path: PropertyKey[]; message: string }) => ({
            question: fieldOf(issue.path),
            message: sentenceOf(issue.message),
          })),
        );
      }
      throw badRequest(
        'badQuery',
        'Adressen är inte rätt skriven.',
        result.error.issues.map((issue: { message: string }) => issue.message).join(' '),
      );
    },
  });
}

/** The question for answers, else the path. */
const fieldOf = (path: readonly PropertyKey[]): string =>
  path[0] === 'answers' && path.length > 1 ? String(path[1]) : path.map(String).join('.');

/** A schema's own sentence ends with a full stop; zod's word for the rest is for programmers. */
const sentenceOf = (message: string): string => (message.endsWith('.') ? message : 'Uppgiften saknas eller har fel form.');

/** A response with JSON of this shape. */
export const json = <S extends z.ZodType>(schema: S, description: string) =>
  ({ content: { 'application/json': { schema } }, description }) as const;

/** A required JSON body of this shape. */
export const body = <S extends z.ZodType>(schema: S) => ({ required: true, content: { 'application/json': { schema } } }) as const;
