import { isLoopbackName } from './loopback.ts';
import type { Settings } from './settings.ts';
import { isWeakKey, isWeakSecret } from './weak.ts';

/** What may not be as it is of the ways to the services outside the house, each as a sentence that begins with the variable's name. */
export function serviceProblems(settings: Settings): string[] {
  const { SERVICES_URL, SMS_URL, VIDEO_URL, STEGVIS_SERVICES, SERVICES_TLS_CERT: cert, SERVICES_TLS_KEY: key } = settings;
  const problems: string[] = [];
  if (isHere(SERVICES_URL)) {
    if (STEGVIS_SERVICES === 'real' && !isHere(settings.STEGVIS_URL))
      problems.push('SERVICES_URL: riktiga tjänster nås över tjänsteplattformen. Ange dess adress.');
  } else if (STEGVIS_SERVICES === 'standIns') {
    problems.push('SERVICES_URL: attrapper finns bara på den egna datorn. Ange real i STEGVIS_SERVICES, eller ta bort adressen.');
  } else if (!SERVICES_URL.startsWith('https:') || cert === undefined || key === undefined) {
    problems.push(
      'SERVICES_URL: tjänsteplattformen nås bara krypterat, och ska veta vem som frågar. Skriv https:// och ange SERVICES_TLS_CERT och SERVICES_TLS_KEY.',
    );
  }
  for (const [name, url] of Object.entries({ SMS_URL, VIDEO_URL }))
    if (url !== undefined && !isHere(url) && !url.startsWith('https:'))
      problems.push(`${name}: en adress på en annan dator ska börja med https.`);
  if (SMS_URL !== undefined && !isHere(SMS_URL) && isWeakSecret(settings.SMS_TOKEN ?? ''))
    problems.push('SMS_TOKEN: hemligheten är för svag. Använd minst 16 slumpade tecken.');
  if (VIDEO_URL !== undefined && !isHere(VIDEO_URL) && isWeakKey(settings.VIDEO_KEY ?? ''))
    problems.push('VIDEO_KEY: nyckeln är inte slumpad. Gör en ny med openssl rand -base64 32.');
  return problems;
}

const isHere = (url: string): boolean => isLoopbackName(new URL(url).hostname);
