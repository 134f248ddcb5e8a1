/** What a stand-in answers over HTTP. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

export const jsonReply = (status: number, value: unknown): Reply => ({
  status,
  type: 'application/json; charset=utf-8',
  text: JSON.stringify(value),
});

/** What was sent as JSON; null when it is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
