import type { Measure } from '../../engine/event.ts';
import type { CitizenKind } from '../../simulator/act.ts';

/** A citizen in the middle of a moment: how far, how it goes, and what has been written. */
export interface Story {
  /** Index into the organisation's citizens. */
  readonly citizen: number;
  /** Sömnskola unless told. */
  readonly moment?: 'somnskola' | 'inforBesok' | 'smarta';
  /** Dates that the moment asks for at its start, in days from today. */
  readonly dates?: Readonly<Record<string, number>>;
  /** Days since the start, which was at 9.20 UTC. */
  readonly days: number;
  readonly kind: CitizenKind;
  /** Index into the organisation's staff; the first unless told. */
  readonly therapist?: number;
  readonly seed: number;
  /** Nothing is done the last hours, so that something waits to be done; half an hour unless told. */
  readonly quietHours?: number;
  readonly messages: readonly Written[];
  /** What staff and citizen have agreed to do, from the first day, and what the citizen has registered. */
  readonly measures?: readonly {
    readonly name: string;
    readonly unit: string;
    readonly rule: Measure;
    readonly values: readonly { readonly day: number; readonly value: number }[];
  }[];
  /** The last thing that happens: an answer that must reach staff at once, or a form that nobody has read. */
  readonly last?: 'prioritised' | 'unread';
}

export interface Written {
  /** Days since the start. */
  readonly day: number;
  readonly from: 'citizen' | 'staff';
  readonly text: string;
}

/** Ten lives, so that every list has something in it and no two look the same. */
export const stories: readonly Story[] = [
  {
    citizen: 0,
    days: 22,
    kind: 'diligent',
    seed: 11,
    // Long enough for the week's questions and the fourth module to be waiting.
    quietHours: 40,
    messages: [
      { day: 1, from: 'staff', text: 'Välkommen till Sömnskola. Läs i din egen takt och skriv till mig om något är oklart.' },
      { day: 9, from: 'citizen', text: 'Hej! Måste jag gå upp samma tid på helgen också? Det känns svårt.' },
      {
        day: 9,
        from: 'staff',
        text: 'Ja, samma tid alla dagar är det som hjälper mest. Välj en tid som fungerar även på söndagen. Vi ser hur det går efter en vecka.',
      },
      { day: 12, from: 'citizen', text: 'Tack, då provar jag halv sju alla dagar.' },
      { day: 18.4, from: 'staff', text: 'Fint att du har hållit sovtiden i en vecka. Hur har dagarna varit?' },
    ],
  },
  {
    citizen: 1,
    days: 15,
    kind: 'slow',
    seed: 21,
    messages: [{ day: 13, from: 'citizen', text: 'Jag har inte hunnit med dagboken varje morgon. Gör det något?' }],
    last: 'prioritised',
  },
  { citizen: 2, days: 33, kind: 'diligent', seed: 31, messages: [], last: 'unread' },
  {
    citizen: 3,
    days: 12,
    kind: 'silent',
    seed: 41,
    messages: [{ day: 8, from: 'staff', text: 'Hej, hur går det? Hör av dig om du vill att vi pratar.' }],
  },
  { citizen: 4, days: 29, kind: 'dropout', seed: 51, therapist: 1, messages: [] },
  {
    citizen: 5,
    days: 46,
    kind: 'slow',
    seed: 61,
    messages: [{ day: 40, from: 'citizen', text: 'Nu sover jag nästan hela natten. Tack för att du stod på dig.' }],
  },
  { citizen: 6, days: 4, kind: 'diligent', seed: 71, therapist: 1, messages: [] },
  { citizen: 7, days: 24, kind: 'random', seed: 81, messages: [] },
  {
    citizen: 9,
    moment: 'smarta',
    dates: { operation: -8 },
    days: 9,
    kind: 'silent',
    seed: 111,
    messages: [{ day: 1.1, from: 'staff', text: 'Så bra att du vill gå varje dag. Börja kort och öka lite i taget.' }],
    measures: [
      {
        name: 'Promenad',
        unit: 'km',
        rule: {
          id: 'm0d3f5c1e8a7b4c6d9e2f1a0b3c4d5e6f',
          schedule: { kind: 'every', everyDays: 1, at: '08:00' },
          count: 42,
          minimum: 1,
          maximum: 5,
          flag: 'outside',
          reminder: false,
        },
        values: [
          { day: 1.3, value: 1 },
          { day: 2.3, value: 1.2 },
          { day: 3.4, value: 1.5 },
          { day: 5.3, value: 1.5 },
          { day: 6.3, value: 2.2 },
          { day: 7.4, value: 0.5 },
          { day: 8.3, value: 2 },
        ],
      },
    ],
  },
  { citizen: 8, moment: 'inforBesok', dates: { besok: 12 }, days: 2, kind: 'silent', seed: 91, messages: [] },
];
