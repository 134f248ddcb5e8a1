/** Whether an error says that the connection is gone or could not be made: nothing wrong with what was asked, so asking again may help. */
export function isConnectionLost(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code: unknown = 'code' in cause ? cause.code : undefined;
    if (typeof code === 'string' && (code.startsWith('08') || lost.has(code))) return true;
    if (
      /Connection terminated|connection timeout|timeout expired|Client has encountered a connection error|server closed the connection/i.test(
        cause.message,
      )
    )
      return true;
  }
  return false;
}

/** Shutting down, crashed, starting up, too many connections; and the network's own words. */
const lost = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53300',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
]);
