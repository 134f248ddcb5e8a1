import { decimal } from './words.ts';

/** A time after something: ”efter 48 timmar”, ”dag 3 kl. 08:00”. */
export function spanInWords(rule: Readonly<Record<string, unknown>>): string {
  return 'hours' in rule ? `efter ${decimal(Number(rule['hours']))} timmar` : `dag ${String(rule['days'])} kl. ${String(rule['at'])}`;
}
