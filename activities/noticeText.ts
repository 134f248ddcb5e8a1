import type { NoticeToSend } from '../db/notices.ts';

/** What a notice says: that something waits, never what, and a link that holds nothing personal (ITG-22, moment-language §6). */
export function noticeText(
  notice: Pick<NoticeToSend, 'about' | 'channel' | 'recipient'>,
  url: string,
): { readonly subject: string; readonly body: string } {
  if (notice.recipient.kind === 'staff') {
    return {
      subject: 'En prioriterad flagga väntar på dig',
      body: `Hej,\n\nEn prioriterad flagga väntar på att du läser den. Logga in för att se vad den gäller:\n${url}\n\nDet går inte att svara på det här meddelandet.`,
    };
  }
  const line = LINES[notice.about];
  if (notice.channel === 'sms') return { subject: line, body: `${line}. Logga in: ${url}` };
  return { subject: line, body: `Hej,\n\n${line}. Logga in när det passar dig:\n${url}\n\nDet går inte att svara på det här meddelandet.` };
}

const LINES: Readonly<Record<NoticeToSend['about'], string>> = {
  moduleOpened: 'Något nytt väntar på dig',
  occasionOpened: 'Något väntar på dig',
  reminder: 'Påminnelse: något väntar fortfarande på dig',
  flag: 'Något att läsa väntar på dig',
};
