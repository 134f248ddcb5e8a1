/** Shows on standard error how far long work has come, when somebody looks at a terminal there. At most ten times a second. */
export function progress(what: string, all: number): { readonly tell: (done: number) => void; readonly end: () => void } {
  if (!process.stderr.isTTY) return { tell: () => undefined, end: () => undefined };
  let shown = 0;
  return {
    tell(done) {
      const now = Date.now();
      if (now - shown < 100 && done < all) return;
      shown = now;
      process.stderr.write(`\r${what}: ${done} av ${all} (${Math.floor((done / all) * 100)} %)`);
    },
    end: () => void process.stderr.write('\r\u001b[2K'),
  };
}
