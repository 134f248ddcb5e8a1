/** Asks until the answer holds, and answers with it. After `within` ms it throws what it waited for and the last answer. */
export async function eventually<T>(what: string, ask: () => Promise<T> | T, holds: (answer: T) => boolean, within = 30_000): Promise<T> {
  const until = Date.now() + within;
  for (;;) {
    let answer: T | undefined;
    let trouble: unknown = null;
    try {
      answer = await ask();
      if (holds(answer)) return answer;
    } catch (error) {
      trouble = error;
    }
    if (Date.now() > until)
      throw new Error(`Waited ${within} ms for ${what}. Last: ${(JSON.stringify(answer) ?? 'nothing').slice(-1_500)}`, { cause: trouble });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
