/** Whether a secret of text could be guessed: short, a word that is in every example, or the same few signs again and again. */
export function isWeakSecret(secret: string): boolean {
  if (secret.length < 16 || new Set(secret).size < 8) return true;
  return words.test(secret);
}

/** Whether a key in base64 was hardly drawn at random: 32 random bytes have more than twenty different ones but once in billions. */
export function isWeakKey(base64: string): boolean {
  const bytes = Buffer.from(base64, 'base64');
  return new Set(bytes).size < 20 || /^[\x20-\x7e\r\n\t]+$/.test(bytes.toString('latin1'));
}

const words = /change[-_ ]?me|example|default|p[a@]ssw[o0]rd|lösenord|secret|hemlig|stegvis|12345678|qwerty|postgres/i;
