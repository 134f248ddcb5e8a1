import type { PoolClient } from 'pg';

/** Put before a statement whose answer nobody needs: it waits, and travels with the next question or the commit. What it refuses is thrown there. */
export const unanswered = '/* unanswered */ ';

/** Put before a statement that is to be the last of its transaction: it waits for the commit, and travels with it. */
export const atCommit = '/* at commit */ ';

/**
 * Lets statements travel together: `begin` and what is marked `unanswered` are held back and sent before the next question, in their order, in
 * one message. PostgreSQL stops at the first that fails, so a commit among them happens only when all before it have. A rollback drops them.
 */
export function sendTogether(client: PoolClient): void {
  const send = client.query.bind(client) as unknown as (text: string) => Promise<Sent | Sent[]>;
  let held: string[] = [];
  let last: string[] = [];
  const query = async (text: string, values?: readonly unknown[]): Promise<Sent> => {
    if (values !== undefined && values.length > 0) throw new Error('Parameters are written into the statement before they come here.');
    if (text === 'begin') {
      held = [];
      last = [];
    }
    if (text.startsWith(atCommit)) {
      last.push(text);
      return { command: '', rowCount: 0, rows: [] };
    }
    if (text === 'begin' || text.startsWith(unanswered)) {
      held.push(text);
      return { command: '', rowCount: 0, rows: [] };
    }
    const before = text === 'rollback' ? [] : text === 'commit' ? [...held, ...last] : held;
    held = [];
    const answer = await send([...before, text].join(';\n'));
    return Array.isArray(answer) ? (answer.at(-1) ?? { command: '', rowCount: 0, rows: [] }) : answer;
  };
  Object.defineProperty(client, 'query', { value: query });
}

interface Sent {
  readonly command: string;
  readonly rowCount: number | null;
  readonly rows: unknown[];
}
