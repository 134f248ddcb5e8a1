import { decimal, list } from './words.ts';

/** A value of the document as it is said: yes and no, numbers, its own words in Swedish, names in quotes. */
export function plain(value: unknown): string {
  if (value === true) return 'ja';
  if (value === false) return 'nej';
  if (typeof value === 'number') return decimal(value);
  if (typeof value === 'string') return word(value);
  if (Array.isArray(value)) return list(value.map(plain));
  return `”${JSON.stringify(value)}”`;
}

/** A word of the document in Swedish; a name in quotes. */
export const word = (text: string): string => WORDS[text] ?? `”${text}”`;

/** Words of the document that are not names. */
const WORDS: Readonly<Record<string, string>> = {
  support: 'stöd',
  treatment: 'behandling',
  ordinary: 'vanlig',
  prioritised: 'prioriterad',
  staff: 'personal',
  unit: 'enheten',
  citizen: 'invånaren',
  reading: 'när formuläret läses',
  activity: 'när invånaren är aktiv',
  condition: 'av ett villkor',
  standIn: 'ersättaren',
  citizenAdministrators: 'invånaradministratörerna',
  list: 'rad i listan',
  email: 'e-post',
  sms: 'sms',
  due: 'utsatt tid',
  accepted: 'ja',
  all: 'alla moduler',
  tab: 'flikformulär',
  calendar: 'kalenderformulär',
  shared: 'en gång för alla moduler',
  perModule: 'en gång i varje modul',
  value: 'värde',
  graph: 'graf',
  table: 'tabell',
  phone: 'telefon',
  either: 'e-post eller telefon',
  personal: 'personnummer',
  coordination: 'samordningsnummer',
  front: 'framsidan',
  back: 'baksidan',
  image: 'bild',
  audio: 'ljud',
  video: 'film',
  pdf: 'PDF',
  document: 'dokument',
  hoursMinutes: 'timmar och minuter',
  minutes: 'minuter',
  days: 'dagar',
};
