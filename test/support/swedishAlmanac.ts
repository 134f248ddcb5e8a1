/**
 * The almanac's closed days as a person reads them off the wall, typed by hand and not computed: red days with a name, and the
 * three eves. `MM-DD`, in the order of the names.
 */
const RED = [
  'nyårsdagen',
  'trettondedag jul',
  'långfredagen',
  'påskdagen',
  'annandag påsk',
  'första maj',
  'Kristi himmelsfärdsdag',
  'pingstdagen',
  'nationaldagen',
  'midsommarafton',
  'midsommardagen',
  'alla helgons dag',
  'julafton',
  'juldagen',
  'annandag jul',
  'nyårsafton',
];

const YEARS: Readonly<Record<number, string>> = {
  2025: '01-01 01-06 04-18 04-20 04-21 05-01 05-29 06-08 06-06 06-20 06-21 11-01 12-24 12-25 12-26 12-31',
  2026: '01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-06 06-19 06-20 10-31 12-24 12-25 12-26 12-31',
  2027: '01-01 01-06 03-26 03-28 03-29 05-01 05-06 05-16 06-06 06-25 06-26 11-06 12-24 12-25 12-26 12-31',
  2028: '01-01 01-06 04-14 04-16 04-17 05-01 05-25 06-04 06-06 06-23 06-24 11-04 12-24 12-25 12-26 12-31',
  2029: '01-01 01-06 03-30 04-01 04-02 05-01 05-10 05-20 06-06 06-22 06-23 11-03 12-24 12-25 12-26 12-31',
  2030: '01-01 01-06 04-19 04-21 04-22 05-01 05-30 06-09 06-06 06-21 06-22 11-02 12-24 12-25 12-26 12-31',
};

/** Date → name, for 2025–2030. */
export const almanac: ReadonlyMap<string, string> = new Map(
  Object.entries(YEARS).flatMap(([year, days]) => days.split(' ').map((day, place) => [`${year}-${day}`, RED[place] ?? ''] as const)),
);

export const eves: ReadonlySet<string> = new Set(['midsommarafton', 'julafton', 'nyårsafton']);
