import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Env } from './deps.ts';

/** The OpenAPI document (3.1) of what is declared, with what holds for every route said once: problems, the Idempotency-Key, the session cookie. */
export function describeApi(app: OpenAPIHono<Env>, url: string): object {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Stegvis',
      version: '1',
      description:
        'Care programmes over the internet. Errors are problem+json (RFC 9457): `title` is a Swedish sentence that may be shown, `code` is for programs. Unknown and not allowed are both 404; no session is 401.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url }],
  });
  const problem = {
    description: 'A problem',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  const key = {
    name: 'Idempotency-Key',
    in: 'header' as const,
    required: true,
    description:
      'A fresh random text per act. The same key again is answered as the first time and done once; with another body it is refused (409).',
    schema: { type: 'string' as const, minLength: 8, maxLength: 200, pattern: '^[!-~]{8,200}$' },
  };
  const paths = Object.fromEntries(
    Object.entries(document.paths ?? {}).map(([path, item]) => [
      path,
      Object.fromEntries(
        Object.entries(item as Record<string, Operation>).map(([method, operation]) => [
          method,
          {
            ...operation,
            tags: [tagOf(path)],
            ...(needsKey(method, path) ? { parameters: [...(operation.parameters ?? []), key] } : {}),
            responses: { ...operation.responses, default: problem },
          },
        ]),
      ),
    ]),
  );
  return { ...document, paths };
}

interface Operation {
  readonly parameters?: readonly unknown[];
  readonly responses: Readonly<Record<string, unknown>>;
}

/** Which part of the page a route stands in. */
function tagOf(path: string): string {
  if (path.startsWith('/api/me/')) return 'Citizen';
  if (path.startsWith('/auth/') || path === '/api/session') return 'Sign-in';
  if (path.startsWith('/api/running-moments') || /^\/api\/(overview|catalogue|citizens)$/.test(path)) return 'Staff';
  return path.includes('codec') ? 'Operators' : 'Other';
}

/** Every unsafe request of a person's; searching, sign-out and the codec change nothing that could be done twice. */
export const needsKey = (method: string, path: string): boolean =>
  /^(post|put|patch|delete)$/i.test(method) && path.startsWith('/api/') && !/\/(decode|search)$/.test(path);
