import { isLoopbackName } from './loopback.ts';
import { serviceProblems } from './serviceProblems.ts';
import type { Settings } from './settings.ts';
import { isWeakKey, isWeakSecret } from './weak.ts';

/**
 * What may not be as it is outside this machine, each as a sentence that begins with the variable's name: transport in the clear, a server that
 * is not verified, stand-ins, and secrets that could be guessed. Where the product itself is on loopback only its ways out of the machine are
 * looked at. No sentence holds a value.
 */
export function outsideProblems(settings: Settings): readonly string[] {
  return [
    ...waysOut(settings),
    ...serviceProblems(settings),
    ...(isLoopbackName(new URL(settings.STEGVIS_URL).hostname) ? [] : forPeople(settings)),
  ];
}

/** Every connection that leaves the machine. */
function waysOut(settings: Settings): string[] {
  const problems: string[] = [];
  for (const name of ['DATABASE_URL', 'DATABASE_APP_URL', 'DATABASE_WORKER_URL'] as const) {
    const address = settings[name];
    if (address === undefined) continue;
    const url = new URL(address);
    const host = url.searchParams.get('host') ?? url.hostname;
    if (isLoopbackName(host) || host.startsWith('/')) continue;
    if (!verifiesServer(url)) {
      problems.push(
        `${name}: databasen på en annan dator nås bara krypterat och med kontrollerat certifikat. Lägg till sslmode=verify-full.`,
      );
    }
    if (isWeakSecret(decodeURIComponent(url.password)) && !url.searchParams.has('sslcert')) {
      problems.push(`${name}: lösenordet är för svagt. Använd minst 16 slumpade tecken, eller ett certifikat (sslcert och sslkey).`);
    }
  }
  if (!isLoopbackName(hostOf(settings.TEMPORAL_ADDRESS))) {
    const { TEMPORAL_API_KEY: apiKey, TEMPORAL_TLS_CERT: cert, TEMPORAL_TLS_KEY: key } = settings;
    if (apiKey === undefined && (cert === undefined || key === undefined)) {
      problems.push(
        'TEMPORAL_ADDRESS: Temporal på en annan dator nås bara krypterat, och ska veta vem som frågar. Ange TEMPORAL_TLS_CERT och TEMPORAL_TLS_KEY, eller TEMPORAL_API_KEY.',
      );
    }
  }
  const smtp = new URL(settings.SMTP_URL);
  if (!isLoopbackName(smtp.hostname) && smtp.protocol !== 'smtps:' && smtp.searchParams.get('requireTLS') !== 'true') {
    problems.push('SMTP_URL: e-postservern på en annan dator nås bara krypterat. Skriv smtps:// eller lägg till requireTLS=true.');
  }
  for (const name of ['S3_ENDPOINT', 'OIDC_ISSUER', 'TEMPORAL_UI_URL'] as const) {
    const address = settings[name];
    if (address === undefined || address === '') continue;
    const url = new URL(address);
    if (url.protocol !== 'https:' && !isLoopbackName(url.hostname)) {
      problems.push(`${name}: en adress på en annan dator ska börja med https.`);
    }
  }
  return problems;
}

/** What holds where people reach the product. */
function forPeople(settings: Settings): string[] {
  const problems: string[] = [];
  if (!settings.STEGVIS_URL.startsWith('https:')) problems.push('STEGVIS_URL: adressen som människor använder ska börja med https.');
  if (settings.DATABASE_URL !== undefined) {
    problems.push('DATABASE_URL: ägarens adress behövs bara när tabellerna ändras. Ge den inte åt dem som svarar människor.');
  }
  if (settings.STEGVIS_SERVICES === 'standIns') {
    problems.push('STEGVIS_SERVICES: attrapper finns bara på den egna datorn. Ange real där människor använder Stegvis.');
  }
  if (isLoopbackName(new URL(settings.OIDC_ISSUER).hostname)) {
    problems.push('OIDC_ISSUER: inloggningen med påhittade personer finns bara på den egna datorn. Ange en riktig inloggning.');
  }
  if (isWeakSecret(settings.OIDC_CLIENT_SECRET))
    problems.push('OIDC_CLIENT_SECRET: hemligheten är för svag. Använd minst 16 slumpade tecken.');
  for (const name of ['STEGVIS_MASTER_KEY', 'STEGVIS_COOKIE_KEY'] as const) {
    if (isWeakKey(settings[name])) problems.push(`${name}: nyckeln är inte slumpad. Gör en ny med openssl rand -base64 32.`);
  }
  if (settings.STEGVIS_LOG_KEY === undefined || isWeakKey(settings.STEGVIS_LOG_KEY)) {
    problems.push('STEGVIS_LOG_KEY: nyckeln som undertecknar loggen saknas eller är inte slumpad. Gör en med openssl rand -base64 32.');
  }
  if (settings.STEGVIS_MASTER_KEY === settings.STEGVIS_COOKIE_KEY) {
    problems.push('STEGVIS_COOKIE_KEY: nyckeln är samma som STEGVIS_MASTER_KEY. Varje nyckel ska vara sin egen.');
  }
  return problems;
}

/** `verify-full`, or an authority of our own to verify against; never the modes that take any certificate. */
function verifiesServer(url: URL): boolean {
  const mode = url.searchParams.get('sslmode');
  return mode === 'verify-full' || (mode === 'verify-ca' && url.searchParams.has('sslrootcert'));
}

const hostOf = (address: string): string => address.slice(0, address.lastIndexOf(':'));
