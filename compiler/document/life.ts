import { z } from 'zod';
import { id } from './name.ts';
import { days, localDate, localTime } from './time.ts';

/** So many days after what begins it, at a local time; at the day's end unless said. */
const atDayEnd = (least: number) => z.strictObject({ days: days.min(least), at: localTime.default('23:59') });

const meaning = z.enum(['skip', 'shift', 'catchUp']);

/** The moment's life as a whole (moment-language §8); each word may be left out. */
export const life = {
  /** The moment ends by itself this many days after start, at `at` (END, OQ). Without it only staff end the moment. */
  ends: atDayEnd(1).optional(),
  /** The moment ends when all modules, or all of these, are completed. */
  endsWhenCompleted: z.union([z.literal('all'), z.array(id).min(1).max(200)]).optional(),
  /** How long follow-up lasts at most. It begins at the end when a battery counts from that. */
  followUp: atDayEnd(1).optional(),
  /** An invitation not answered by then lapses. */
  invitation: atDayEnd(1).optional(),
  /** Days before maintenance ends by itself when citizen and staff are told (MNT-04). */
  maintenance: z.strictObject({ noticeDays: z.int().min(0).max(90), at: localTime.default('08:00') }).optional(),
  /** What a pause means, for each kind of item: skip what falls inside, shift everything later, or catch up when it ends. */
  pause: z
    .strictObject({
      /** The citizen may pause by herself. */
      byCitizen: z.boolean().default(false),
      /** Shift unless said. */
      modules: z.enum(['shift', 'catchUp']).optional(),
      /** Skip unless said. */
      batteries: meaning.optional(),
      /** Shift unless said. */
      flags: meaning.optional(),
      /** Skip unless said. */
      activities: meaning.optional(),
    })
    .optional(),
  notices: z
    .strictObject({
      /** Hours in which no notice is sent; may stand on each side of midnight. */
      quiet: z.strictObject({ from: localTime, to: localTime }).optional(),
      /** Between which times the citizen may move her reminders. */
      movable: z.strictObject({ earliest: localTime, latest: localTime }).optional(),
      /** At most so many notices a week to this citizen, over all her moments. */
      perWeek: z.int().min(1).max(70).optional(),
    })
    .optional(),
  /** Hours that count as staff hours until the unit has told its own: seven days, Monday first, each with its open intervals. */
  staffHours: z
    .strictObject({
      week: z.array(z.array(z.tuple([localTime, localTime])).max(6)).length(7, 'Skriv sju dagar, måndag först.'),
      closed: z.array(localDate).max(200).default([]),
      opensOnEves: z.boolean().optional(),
    })
    .optional(),
};
