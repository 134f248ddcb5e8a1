import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { Channel } from './channel.ts';
import { Refused } from './standIn.ts';

/** E-mail by SMTP. The Message-ID is made of the key, so a message sent twice after a lost answer is the same message to whoever receives it. */
export function emailChannel(smtp: string, from: string): Channel & { close(): void } {
  const transport = createTransport({ url: smtp, connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 });
  return {
    async deliver(message) {
      try {
        await transport.sendMail({
          from,
          to: message.to,
          subject: message.subject,
          text: message.body,
          messageId: messageIdOf(message.key, from),
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        if (isPermanent(error)) throw new Refused('E-postservern tar inte emot till den här mottagaren.', { cause: error });
        throw error;
      }
    },
    close: () => transport.close(),
  };
}

/** `<hash of the key@the sender's domain>`. */
export function messageIdOf(key: string, from: string): string {
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'stegvis.invalid';
  return `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${domain}>`;
}

/** A 5xx about the recipient or the message is a no. One about ourselves (log-in, sender, greeting) is a fault of ours that may be put right. */
function isPermanent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'responseCode' in error ? error.responseCode : null;
  const command = 'command' in error ? error.command : null;
  return typeof code === 'number' && code >= 500 && code < 600 && (command === 'RCPT TO' || command === 'DATA');
}
