import type { NoticeToSend } from '../db/notices.ts';

/** What a notice says: that something waits, never what, and a link that holds nothing personal (ITG-22, moment-language §6). */
export function noticeText(
  notice: Pick<NoticeToSend, 'about' | 'channel' | 'key' | 'recipient'>,
  url: string,
): { readonly subject: string; readonly body: string } {
  if (notice.recipient.kind === 'staff') {
    const waits = staffLine(notice);
    if (notice.channel === 'sms') return { subject: waits, body: `${waits}. Logga in: ${url}` };
    return {
      subject: waits,
      body: `Hej,\n\n${waits}. Logga in för att se vad den gäller:\n${url}\n\nDet går inte att svara på det här meddelandet.`,
    };
  }
  const line = LINES[notice.about];
  if (notice.channel === 'sms') return { subject: line, body: `${line}. Logga in: ${url}` };
  return { subject: line, body: `Hej,\n\n${line}. Logga in när det passar dig:\n${url}\n\nDet går inte att svara på det här meddelandet.` };
}

/** A prioritised flag as it is raised, one that nobody has put out, and a maintenance that runs out. */
function staffLine({ about, key }: Pick<NoticeToSend, 'about' | 'key'>): string {
  if (about === 'maintenanceEnds') return 'Ett läsläge som snart tar slut väntar på dig';
  return key.startsWith('escalate/') ? 'En flagga som ingen har släckt väntar på dig' : 'En prioriterad flagga väntar på dig';
}

const LINES: Readonly<Record<NoticeToSend['about'], string>> = {
  moduleOpened: 'Något nytt väntar på dig',
  occasionOpened: 'Något väntar på dig',
  formSent: 'Något nytt väntar på dig',
  reminder: 'Påminnelse: något väntar fortfarande på dig',
  flag: 'Något att läsa väntar på dig',
  activity: 'Något väntar på dig',
  maintenanceEnds: 'Något att läsa väntar på dig',
};
