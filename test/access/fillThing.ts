import { URL_OF_TESTS } from '../support/api.ts';
import type { ApiClinic } from '../support/api.ts';
import { careUnits } from '../../start/seed/places.ts';
import { pdf, png } from '../support/fileBytes.ts';
import { browser } from '../support/api.ts';
import { measure, MEASURE, ownFlag } from '../support/steerable.ts';

/** A running moment with something in every table that hangs on it, each text a canary. */
export interface Thing {
  readonly name: string;
  readonly id: string;
  readonly unit: string;
  readonly responsible: string;
  readonly citizen: { readonly id: string; readonly number: string; readonly familyName: string };
  readonly ended: boolean;
  /** In every name and address of the citizen. */
  readonly nameCanary: string;
  /** In everything that anybody has written in it. */
  readonly textCanary: string;
  /** What its addresses are made of: copies of forms by form, and a file, a flag, an answered form's version. */
  readonly copies: Readonly<Record<string, string>>;
  readonly file: string;
  readonly unkeptFile: string;
  readonly flag: string;
  readonly shownHash: Readonly<Record<string, string>>;
  readonly draftRevision: number;
}

export const careUnitElsewhere = careUnits[2].id;

interface ToFill {
  readonly clinic: ApiClinic;
  readonly name: string;
  readonly id: string;
  readonly unit: string;
  readonly responsible: string;
  readonly citizen: { readonly id: string; readonly number: string; readonly familyName: string };
  /** Cookies. */
  readonly staff: string;
  readonly theirs: string;
}

/** Answers, drafts, files, messages, a page, a measure, a flag of staff's own, an extra occasion; and the one called `ended` ends. */
export async function fillThing({ clinic, name, id, unit, responsible, citizen, staff, theirs }: ToFill): Promise<Thing> {
  const [by, me] = [browser(clinic.api, staff), browser(clinic.api, theirs)];
  const canary = `kanarietext-${name}-`;
  const own = (path: string): string => `/api/me/moments/${id}/${path}`;
  const staffs = (path: string): string => `/api/running-moments/${id}/${path}`;
  const done = async (answer: Promise<{ readonly status: number; readonly body: object }>): Promise<Record<string, unknown>> => {
    const { status, body } = await answer;
    if (status >= 300) throw new Error(`The world could not be filled: ${status} ${JSON.stringify(body)}`);
    return body as Record<string, unknown>;
  };
  const copies: Record<string, string> = {};
  for (const form of ['maende', 'bilagor', 'hjalp']) copies[form] = await clinic.instance(id, form).catch(() => copyOf(clinic, id, form));
  const upload = async (file: string, bytes: Uint8Array): Promise<string> => {
    const response = await clinic.api.request(own(`forms/${copies['bilagor']}/files?question=bild`), {
      method: 'POST',
      headers: {
        cookie: theirs,
        origin: URL_OF_TESTS,
        'idempotency-key': `fil-${name}-${file}`,
        'content-type': 'application/octet-stream',
        'x-file-name': `${canary}${file}`,
      },
      body: Buffer.from(bytes),
    });
    return String((await done(response.json().then((body) => ({ status: response.status, body: body as object }))))['id']);
  };

  await done(by.send('POST', staffs('own-flags'), { flag: { ...ownFlag, title: `${canary}flagga`, staffText: `${canary}flaggtext` } }));
  await done(by.send('POST', staffs(`measures/${MEASURE}`), { ...measure, name: `${canary}åtgärd`, unit: 'min' }));
  await done(by.send('POST', staffs('batteries/extra/occasions'), { reason: `${canary}tillfälle` }));
  await done(by.send('POST', staffs('messages'), { body: `${canary}från personalen` }));
  await done(by.send('POST', staffs('modules/fraga/open'), { reason: `${canary}öppnad` }));
  await done(by.send('POST', staffs('pages/kalender'), { day: '2026-11-02' }));
  await done(by.send('POST', staffs('forms'), { form: 'hjalp', reason: `${canary}skickat` }));
  await clinic.catchUp(id);
  await done(me.send('POST', own('messages'), { body: `${canary}från invånaren` }));
  await done(me.send('POST', own(`measures/${MEASURE}/values`), { value: 3 }));
  await done(me.send('POST', own('pages/dagbok'), { title: `${canary}sida` }));
  const form = await done(me.get(own(`forms/${copies['maende']}`)));
  await done(
    me.send('POST', own(`forms/${copies['maende']}/answers`), {
      answers: { oro: 9, fritt: `${canary}svar` },
      shownHash: form['shownHash'],
      answerVersion: 0,
    }),
  );
  const file = await upload('bild.png', png(2, 2));
  const attached = await done(me.get(own(`forms/${copies['bilagor']}`)));
  await done(
    me.send('POST', own(`forms/${copies['bilagor']}/answers`), {
      answers: { bild: [file] },
      shownHash: attached['shownHash'],
      answerVersion: 0,
    }),
  );
  const unkeptFile = await upload('annan.pdf', pdf);
  const drafted = await done(
    me.send('PUT', own(`forms/${copies['maende']}/draft`), {
      answers: { oro: 3, fritt: `${canary}utkast` },
      revision: Number((await done(me.get(own(`forms/${copies['maende']}`))))['draftRevision'] ?? 1),
    }),
  );
  await clinic.catchUp(id);
  const page = await done(by.get(`/api/running-moments/${id}`));
  const flag = String((page['flags'] as { id: string; outAt: string | null }[]).find((each) => each.outAt === null)?.id);
  const help = await done(by.get(staffs(`forms/${copies['hjalp']}`)));
  await done(by.send('POST', staffs('pause'), { reason: `${canary}paus` }));
  await clinic.catchUp(id);
  await done(by.send('POST', staffs('resume')));
  await clinic.catchUp(id);
  if (name === 'ended') {
    await done(by.send('POST', staffs('end'), { reason: `${canary}slut` }));
    await clinic.catchUp(id);
  }
  return {
    name,
    id,
    unit,
    responsible,
    citizen,
    ended: name === 'ended',
    nameCanary: citizen.familyName,
    textCanary: canary,
    copies,
    file,
    unkeptFile,
    flag,
    draftRevision: Number(drafted['revision']),
    shownHash: { maende: String(form['shownHash']), hjalp: String(help['shownHash']) },
  };
}

/** A copy in a module, which `instance` does not look for. */
async function copyOf(clinic: ApiClinic, id: string, form: string): Promise<string> {
  const [row] = await clinic.worker.as({ kind: 'worker' }, (em) =>
    em.execute<{ id: string }[]>(
      `select id from form_instance where running_moment_id = ?::uuid and form = ? and sent is null order by id limit 1`,
      [id, form],
    ),
  );
  if (!row) throw new Error(`There is no copy of "${form}".`);
  return row.id;
}
