import { randomUUID } from 'node:crypto';
import type { Instant } from '../engine/plan.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';
import { Refusal } from './refusal.ts';

/** What a unit sorts its running moments by. A retired one stays on what has it and is offered no more. */
export interface Category {
  readonly id: string;
  readonly name: string;
  readonly retired: boolean;
}

/** The unit's categories by name, retired ones last. */
export async function categories(em: Em, unit: string): Promise<Category[]> {
  return em.execute<Category[]>(
    `select id, name, retired_at is not null as retired from category where unit_id = ?::uuid
     order by retired_at is not null, name collate "sv-x-icu"`,
    [unit],
  );
}

/** Makes a category. Null when the unit has one by that name already. */
export async function makeCategory(
  em: Em,
  { unit, name, by, at }: { readonly unit: string; readonly name: string; readonly by: string; readonly at: Instant },
): Promise<Category | null> {
  const [made] = await em.execute<Category[]>(
    `insert into category (id, unit_id, name, made_by, made_at) values (?::uuid, ?::uuid, ?, ?::uuid, ?)
     on conflict (unit_id, lower(name)) where retired_at is null do nothing returning id, name, false as retired`,
    [randomUUID(), unit, name, by, iso(at)],
  );
  return made ?? null;
}

/** Renames a category, retires it, or takes it into use again. Null when another one in use has the name. */
export async function changeCategory(em: Em, { id, unit, name, retired, at }: CategoryChange): Promise<Category | null> {
  const [stands] = await em.execute<Category[]>(
    `select id, name, retired_at is not null as retired from category where id = ?::uuid and unit_id = ?::uuid for update`,
    [id, unit],
  );
  if (!stands) throw new Refusal('notFound', 'Kategorin finns inte.');
  const to = { id, name: name ?? stands.name, retired: retired ?? stands.retired };
  if (!to.retired) {
    const taken = await em.execute<unknown[]>(
      `select 1 from category where unit_id = ?::uuid and lower(name) = lower(?) and id <> ?::uuid and retired_at is null`,
      [unit, to.name, id],
    );
    if (taken.length > 0) return null;
  }
  await em.execute(
    `update category set name = ?, retired_at = case when ? then coalesce(retired_at, ?::timestamptz) end where id = ?::uuid`,
    [to.name, to.retired, iso(at), id],
    'run',
  );
  return to;
}

export interface CategoryChange {
  readonly id: string;
  readonly unit: string;
  readonly name?: string | undefined;
  readonly retired?: boolean | undefined;
  readonly at: Instant;
}
