import type { Em } from './orm.ts';

/** Whom something for staff is meant for. */
export type Reached = 'responsible' | 'standIn' | 'unit' | 'citizenAdministrators';

/** One who reads. */
export interface Reader {
  readonly id: string;
  readonly mobile: string | null;
}

/**
 * Who that is by the roles held on the unit as they stand. Every rule ends in a reader (decided.md): the responsible therapist, else a stand-in,
 * else the unit's therapists, else its citizen administrators; and whoever holds a role there when there are none of these.
 * A stand-in is anybody of the next that is not the responsible, who has not put the flag out.
 */
export async function readersOf(em: Em, unit: string, responsible: string | null, meant: Reached): Promise<Reader[]> {
  const holders = await em.execute<(Reader & { therapist: boolean; administrator: boolean })[]>(
    `select s.id, s.mobile, bool_or(c.role = 'therapist') as therapist, bool_or(c.role = 'citizenAdministrator') as administrator
     from holder c join staff s on s.id = c.staff_id where c.unit_id = ?::uuid group by s.id, s.mobile order by s.id`,
    [unit],
  );
  const therapists = holders.filter(({ therapist }) => therapist);
  const administrators = holders.filter(({ administrator }) => administrator);
  const others = therapists.filter(({ id }) => id !== responsible);
  const chain: Readonly<Record<Reached, readonly (readonly Reader[])[]>> = {
    responsible: [holders.filter(({ id }) => id === responsible), therapists, administrators],
    standIn: [others, administrators, therapists],
    unit: [therapists, administrators],
    citizenAdministrators: [administrators, therapists],
  };
  return [...(chain[meant].find((readers) => readers.length > 0) ?? holders)].map(({ id, mobile }) => ({ id, mobile }));
}
