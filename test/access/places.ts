import { randomUUID } from 'node:crypto';
import { compile } from '../../compiler/compile.ts';
import { publishMoment } from '../../db/moments.ts';
import type { Em } from '../../db/orm.ts';
import { careProviders, regions } from '../../start/seed/places.ts';
import { MONDAY } from '../support/clinic.ts';
import { checkUp } from '../support/checkUp.ts';
import { here, otherRegion, otherUnit } from './readers.ts';
import type { RoleName } from './readers.ts';

/** What administrators ask for by its address: here and at the other tenant, and to whom it is theirs. */
export interface Place {
  readonly column: 'own' | 'other unit' | 'other region';
  readonly path: Readonly<Record<string, string>>;
  /** Roles that it is there for, when the matrix gives them the capability. */
  readonly theirs: readonly RoleName[];
}

/** In every text of the other tenant's administration. Nobody of the matrix may meet it. */
export const ELSEWHERE = 'kanarieannanstans';

/** Writes what there is to administer, here and elsewhere, as the owner; answers with what each sort of address is about. */
export async function seedPlaces(
  em: Em,
  momentVersion: string,
  people: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<RegExp, readonly Place[]>> {
  const ids = Object.fromEntries(
    [
      'publishing',
      'version',
      'unit',
      'platform',
      'provider',
      'unitElsewhere',
      'group',
      'groupElsewhere',
      'category',
      'categoryElsewhere',
    ].map((name) => [name, randomUUID()]),
  ) as Record<string, string>;
  const at = (name: string): string => ids[name] ?? '';
  const run = (sql: string, values: readonly unknown[]): Promise<unknown> => em.execute(sql, [...values], 'run');
  const maker = people['maker'] ?? '';
  const elsewhere = people['elsewhere'] ?? '';
  const { moment, plan } = compile(checkUp);
  if (plan === null) throw new Error('The open moment has problems.');
  await publishMoment(em, { id: randomUUID(), document: moment, plan, planHash: 'open', units: [here.unit.id], publishedAt: MONDAY });
  await run(`insert into shared_form (id, version, title, document, published_at) values ('phq9', '1.0', 'PHQ-9', '{}', '2026-01-01')`, []);
  await run(
    `insert into unit (id, hsa_id, name, kind, region_id) values (?::uuid, 'SE2321000024-UX01', 'Provlandets utgivarenhet', 'publishing', ?::uuid)`,
    [at('publishing'), regions[1].id],
  );
  await run(`update moment_version set unit_id = ?::uuid where id = ?::uuid`, [here.publishing.id, momentVersion]);
  await run(
    `insert into moment_version (id, moment, version, name, document, plan_hash, status, published_at, unit_id)
     select ?::uuid, 'annans', '1.0', 'Annans', document, plan_hash, 'awaiting', null, ?::uuid from moment_version where id = ?::uuid`,
    [at('version'), at('publishing'), momentVersion],
  );
  for (const [id, unit, provider, text] of [
    [at('unit'), here.unit.id, null, 'Vårt'],
    [at('provider'), null, here.careProvider.id, 'Vårdgivarens'],
    [at('platform'), null, null, 'Allas'],
    [at('unitElsewhere'), otherRegion.id, null, ELSEWHERE],
  ])
    await run(
      `insert into announcement (id, kind, unit_id, care_provider_id, to_staff, to_citizens, severity, language, title, body, shown_from, made_by, made_at)
       values (?::uuid, 'information', ?::uuid, ?::uuid, true, ?, 'information', 'sv', ?, ?, '2026-01-01', ?::uuid, '2026-01-01')`,
      [id, unit, provider, provider === null, `${text} anslag`, `${text} text`, maker],
    );
  for (const [id, unit, name] of [
    [at('group'), here.publishing.id, 'Vår grupp'],
    [at('groupElsewhere'), at('publishing'), `${ELSEWHERE} grupp`],
  ])
    await run(`insert into user_group (id, unit_id, name, made_by, made_at) values (?::uuid, ?::uuid, ?, ?::uuid, '2026-01-01')`, [
      id,
      unit,
      name,
      maker,
    ]);
  for (const [id, unit, name] of [
    [at('category'), here.unit.id, 'Vår kategori'],
    [at('categoryElsewhere'), otherRegion.id, `${ELSEWHERE} kategori`],
  ])
    await run(`insert into category (id, unit_id, name, made_by, made_at) values (?::uuid, ?::uuid, ?, ?::uuid, '2026-01-01')`, [
      id,
      unit,
      name,
      maker,
    ]);
  await run(
    `insert into organisation_change (id, at, by_id, what, staff_id, role, unit_id, reason) values (gen_random_uuid(), '2026-01-01', ?::uuid, 'granted', ?::uuid, 'therapist', ?::uuid, ?)`,
    [maker, people['elsewhere'], otherRegion.id, `${ELSEWHERE} skäl`],
  );
  await run(
    `insert into open_moment (unit_id, moment, open, criteria, changed_by, changed_at) values (?::uuid, 'avstamning', true, '{}', ?::uuid, '2026-01-01')`,
    [here.unit.id, maker],
  );
  await run(
    `insert into announcement_version (announcement_id, revision, content, by_id, at)
     select id, 1, jsonb_build_object('title', title, 'body', body), made_by, made_at from announcement`,
    [],
  );
  for (const [role, unit, provider] of [
    ['careProviderAdministrator', null, careProviders[1].id],
    ['permissionAdministrator', otherUnit.id, null],
    ['permissionAdministrator', at('publishing'), null],
  ])
    await run(`insert into role_grant (staff_id, role, unit_id, care_provider_id) values (?::uuid, ?, ?::uuid, ?::uuid)`, [
      elsewhere,
      role,
      unit,
      provider,
    ]);
  const activation = async (unit: string): Promise<string> => {
    const [row] = await em.execute<{ id: string }[]>(`select id from unit_moment where unit_id = ?::uuid and moment_version_id = ?::uuid`, [
      unit,
      momentVersion,
    ]);
    return row?.id ?? '';
  };
  const place = (column: Place['column'], path: Place['path'], theirs: readonly RoleName[] = []): Place => ({ column, path, theirs });
  const provider: RoleName = 'care provider administrator';
  const national: RoleName = 'national administrator';
  const citizens: readonly RoleName[] = ['citizen', 'guardian', 'agent', 'former guardian'];
  return new Map<RegExp, readonly Place[]>([
    [/^\/api\/admin\/versions\/\{id\}/, [place('own', { id: momentVersion }, ['publisher']), place('other region', { id: at('version') })]],
    [
      /^\/api\/admin\/activations\/\{id\}/,
      [
        place('own', { id: await activation(here.unit.id) }, [provider]),
        place('other unit', { id: await activation(otherUnit.id) }, [provider]),
        place('other region', { id: await activation(otherRegion.id) }),
      ],
    ],
    [
      /^\/api\/admin\/announcements\/\{id\}/,
      [
        place('own', { id: at('unit') }, ['citizen administrator']),
        place('own', { id: at('provider') }, [provider]),
        place('own', { id: at('platform') }, [national, 'system administrator']),
        place('other region', { id: at('unitElsewhere') }),
      ],
    ],
    [
      /^\/api\/announcements\/\{id\}/,
      [place('own', { id: at('platform') }, [...everybodyAtWork, ...citizens]), place('other region', { id: at('unitElsewhere') })],
    ],
    [
      /^\/api\/unit\/staff\/\{id\}/,
      [
        place('own', { id: people['therapist'] ?? '' }, ['permission administrator']),
        place('own', { id: people['publisher'] ?? '' }, ['permission administrator of a publishing unit']),
        place('other region', { id: people['elsewhere'] ?? '' }),
      ],
    ],
    [
      /^\/api\/unit\/user-groups\/\{id\}/,
      [
        place('own', { id: at('group') }, ['permission administrator of a publishing unit']),
        place('other region', { id: at('groupElsewhere') }),
      ],
    ],
    [
      /^\/api\/unit\/categories\/\{id\}/,
      [place('own', { id: at('category') }, ['citizen administrator']), place('other region', { id: at('categoryElsewhere') })],
    ],
    [
      /^\/api\/me\/open-moments\/\{unit\}/,
      [
        place('own', { unit: here.unit.id, moment: 'avstamning' }, citizens),
        place('other region', { unit: otherRegion.id, moment: 'avstamning' }),
      ],
    ],
    [
      /^\/api\/admin\/care-providers\/\{id\}/,
      [
        place('own', { id: here.careProvider.id, staff: people['provider'] ?? '' }, [national]),
        place('other region', { id: careProviders[1].id, staff: elsewhere }, [national]),
      ],
    ],
    [
      /^\/api\/admin\/platform-roles\/\{staff\}/,
      [place('own', { staff: people['system'] ?? '', role: 'systemAdministrator' }, [national])],
    ],
    [
      /^\/api\/admin\/publishing-units\/\{id\}/,
      [
        place('own', { id: here.publishing.id, staff: people['publishing'] ?? '' }, [national]),
        place('other region', { id: at('publishing'), staff: elsewhere }, [national]),
      ],
    ],
    [
      /^\/api\/admin\/units\/\{id\}/,
      [
        place('own', { id: here.unit.id, staff: people['permission'] ?? '' }, [provider]),
        place('other unit', { id: otherUnit.id, staff: elsewhere }, [provider]),
        place('other region', { id: otherRegion.id, staff: people['permission'] ?? '' }),
      ],
    ],
  ]);
}

/** Everybody at work somewhere. */
const everybodyAtWork: readonly RoleName[] = [
  'therapist',
  'citizen administrator',
  'data administrator',
  'permission administrator',
  'operator',
  'designer',
  'therapist on a training unit',
  'publisher',
  'permission administrator of a publishing unit',
  'national administrator',
  'system administrator',
  'care provider administrator',
  'log administrator',
];
