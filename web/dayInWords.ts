const words = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** `2026-11-22` → `söndag 22 november 2026`. Null for what is no day. */
export function dayInWords(day: string): string | null {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T12:00:00Z`) : null;
  return at === null || Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day ? null : words.format(at);
}
