import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { wellBehaved } from './standIn.ts';
import type { Behaviour, DeliveryStore } from './standIn.ts';

/** A real SMTP server on loopback that keeps what arrives instead of sending it on. The same Message-ID twice is kept once. */
export async function startMailSink(
  port: number,
  store: DeliveryStore,
  now: () => number,
  behaviour: Behaviour = wellBehaved(),
): Promise<MailSink> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    size: 1_000_000,
    onRcptTo(address, _session, callback) {
      if (behaviour.outage) callback(answer(451, 'Tillfälligt fel'));
      else if (behaviour.refuses.has(address.address)) callback(answer(550, 'Okänd mottagare'));
      else callback();
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', (error: Error) => callback(error));
      stream.on('end', () => {
        keep(
          Buffer.concat(chunks),
          session.envelope.rcptTo.map((to) => to.address),
        ).then(
          () => callback(),
          (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
        );
      });
    },
  });
  server.on('error', () => {});

  async function keep(raw: Buffer, recipients: readonly string[]): Promise<void> {
    if (behaviour.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, behaviour.latencyMs));
    const mail = await PostalMime.parse(new Uint8Array(raw));
    const to = recipients.join(', ');
    const key = mail.messageId ?? `${to} ${mail.date ?? ''} ${mail.subject ?? ''}`;
    await store.keep({ key, channel: 'email', to, subject: mail.subject ?? '', body: (mail.text ?? mail.html ?? '').trimEnd(), at: now() });
  }

  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.server.off('error', reject);
      resolve();
    });
  });
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The sink while it runs. `port` 0 asked for a free one; this is which. */
export interface MailSink {
  readonly port: number;
  close(): Promise<void>;
}

const answer = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });
