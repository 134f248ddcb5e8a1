/** ”1 dag”, ”2 dagar”. */
export const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

/** 1,5 and −3, as Swedish writes them. */
export const decimal = (number: number): string => String(number).replace('.', ',').replace('-', '−');

/** ”a, b och c”. */
export const list = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} och ${words.at(-1)}`;

/** Monday first. */
export const WEEKDAYS = ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'] as const;
