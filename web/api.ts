import type { z } from 'zod';
import type { MomentPage, ModulePage, MyMoment, caughtUp } from '../api/schemas/citizen.ts';
import type { Problem, why } from '../api/schemas/parts.ts';
import type { FormPage, FormVersion, ResultSeries, draftSaved, formSent, sendableForm, submitted } from '../api/schemas/form.ts';
import type { ActivityPlan } from '../api/schemas/activityPlan.ts';
import type { FormPages, pageAdded } from '../api/schemas/pages.ts';
import type { Message } from '../api/schemas/message.ts';
import type {
  CareProviderList,
  Obstacles,
  PermissionMatrix,
  PlatformRoleList,
  PublishingUnitList,
  UnitList,
  UnitStaffList,
  UserGroupList,
} from '../api/schemas/organisation.ts';
import type { setMeasure } from '../api/schemas/steering.ts';
import type { ActedFor, OwnSession, Session, Ways, Workplace } from '../api/schemas/session.ts';
import type { Overview, RunningMomentPage, citizen, publishedMoment, started } from '../api/schemas/staff.ts';
import type {
  Announcement,
  PersonalData,
  WrittenAnnouncements,
  changeAnnouncement,
  writeAnnouncement,
} from '../api/schemas/announcement.ts';
import type { CatalogueAdmin, activated, versionTerms } from '../api/schemas/catalogueAdmin.ts';
import type { ServicesNow } from '../api/schemas/serviceHealth.ts';
import type { followedPage, ownPage, review, writeReview } from '../api/schemas/log.ts';
import type { Category } from '../api/schemas/category.ts';
import type { MyOpenMoment, UnitsOpenMoments, setOpenMoment } from '../api/schemas/openMoment.ts';
import type { Answers } from '../compiler/document/question.ts';
import { audienceHere } from './audience.ts';
import type { Audience } from './audience.ts';
import { secondsUnused } from './lastTouch.ts';

export type SetMeasure = z.infer<typeof setMeasure> & { readonly diagram: boolean; readonly calendar: boolean };
export type SendableForm = z.infer<typeof sendableForm>;
export type FormSent = z.infer<typeof formSent>;
export type PageAdded = z.infer<typeof pageAdded>;
export type VersionTerms = z.input<typeof versionTerms>;
export type SetOpenMoment = z.input<typeof setOpenMoment>;
export type WriteAnnouncement = z.input<typeof writeAnnouncement>;
export type ChangeAnnouncement = z.input<typeof changeAnnouncement>;
export type LogReview = z.input<typeof writeReview>;
export type LogReviewRow = z.infer<typeof review>;
export type Why = z.infer<typeof why>;
export type CaughtUp = z.infer<typeof caughtUp>;
export type DraftSaved = z.infer<typeof draftSaved>;
/** `answeredAt` is the device's clock when the citizen pressed, told when the answers have waited. */
export interface SubmitForm {
  readonly answers: Answers;
  readonly shownHash: string;
  readonly answerVersion: number;
  readonly answeredAt?: string;
}
export type Submitted = z.infer<typeof submitted>;
export type PublishedMoment = z.infer<typeof publishedMoment>;
export type Citizen = z.infer<typeof citizen>;
export type Started = z.infer<typeof started>;

/** What went wrong, as the server told it. `title` is a sentence that may be shown. */
export class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'Refusal';
    this.problem = problem;
  }
}

/** No answer came: no network, or a server that is away. The act may be asked again with the same key. */
export class NoContact extends Error {
  override readonly name = 'NoContact';
}

/** The only fetch of the web: one function a route, typed by the API's own schemas. Acts take the idempotency key of `newAct`. */
export const api = {
  session: (as?: Audience) =>
    request<Session>('/api/session', { method: 'GET', ...(as === undefined ? {} : { headers: { 'Stegvis-As': as } }) }),
  waysIn: () => read<Ways>('/auth/ways'),
  workplaces: () => read<Workplace[]>('/api/session/workplaces'),
  chooseWorkplace: (act: string, body: { kind: Workplace['kind']; id: string | null }) =>
    send<Session>('POST', '/api/session/workplace', act, body),
  actedFor: () => read<ActedFor[]>('/api/session/acting'),
  actFor: (act: string, citizen: string | null) => send<Session>('POST', '/api/session/acting', act, { citizen }),
  staySignedIn: (act: string) => send<Session>('POST', '/api/session/extend', act),
  ownSessions: () => read<OwnSession[]>('/api/session/all'),
  endAllSessions: (act: string) => send<void>('POST', '/api/session/end-all', act),
  signOut: (act: string) => send<{ redirect: string }>('POST', '/auth/sign-out', act),

  myMoments: () => read<MyMoment[]>('/api/me/moments'),
  myMoment: (id: string) => read<MomentPage>(path`/api/me/moments/${id}`),
  myModule: (id: string, module: string) => read<ModulePage>(path`/api/me/moments/${id}/modules/${module}`),
  completeModule: (act: string, id: string, module: string) =>
    send<CaughtUp>('POST', path`/api/me/moments/${id}/modules/${module}/complete`, act),
  myForm: (id: string, instance: string) => read<FormPage>(path`/api/me/moments/${id}/forms/${instance}`),
  saveDraft: (act: string, id: string, instance: string, body: { answers: Answers; revision: number }) =>
    send<DraftSaved>('PUT', path`/api/me/moments/${id}/forms/${instance}/draft`, act, body, true),
  submitForm: (act: string, id: string, instance: string, body: SubmitForm) =>
    send<Submitted>('POST', path`/api/me/moments/${id}/forms/${instance}/answers`, act, body),
  myResults: (id: string) => read<ResultSeries[]>(path`/api/me/moments/${id}/results`),
  /** Where a file for a question is sent, and where one is fetched. */
  filesOf: (reader: 'citizen' | 'staff', id: string, instance: string, question: string) =>
    (reader === 'citizen'
      ? path`/api/me/moments/${id}/forms/${instance}/files`
      : path`/api/running-moments/${id}/forms/${instance}/files`) + query({ question }),
  file: (reader: 'citizen' | 'staff', id: string, file: string) =>
    reader === 'citizen' ? path`/api/me/moments/${id}/files/${file}` : path`/api/running-moments/${id}/files/${file}`,
  myFormVersion: (id: string, instance: string, version: number) =>
    read<FormVersion>(path`/api/me/moments/${id}/forms/${instance}/versions/${String(version)}`),
  formVersion: (id: string, instance: string, version: number) =>
    read<FormVersion>(path`/api/running-moments/${id}/forms/${instance}/versions/${String(version)}`),
  submitForCitizen: (act: string, id: string, instance: string, body: SubmitForm) =>
    send<Submitted>('POST', path`/api/running-moments/${id}/forms/${instance}/answers`, act, body),
  withdrawForm: (act: string, id: string, instance: string, body: { answerVersion: number; reason: string }) =>
    send<CaughtUp>('POST', path`/api/running-moments/${id}/forms/${instance}/withdraw`, act, body),
  sendableForms: (id: string) => read<SendableForm[]>(path`/api/running-moments/${id}/sendable-forms`),
  sendForm: (act: string, id: string, body: { form: string; reason?: string }) =>
    send<FormSent>('POST', path`/api/running-moments/${id}/forms`, act, body),
  pages: (id: string, form: string) => read<FormPages>(path`/api/running-moments/${id}/pages/${form}`),
  addPage: (act: string, id: string, form: string, body: { title?: string; day?: string }) =>
    send<PageAdded>('POST', path`/api/running-moments/${id}/pages/${form}`, act, body),
  myPlan: (id: string) => read<ActivityPlan>(path`/api/me/moments/${id}/plan`),
  myPlanCalendar: (id: string) => path`/api/me/moments/${id}/plan/calendar`,
  observe: (act: string, id: string, measure: string, value: number) =>
    send<CaughtUp>('POST', path`/api/me/moments/${id}/measures/${measure}/values`, act, { value }),
  myPages: (id: string, form: string) => read<FormPages>(path`/api/me/moments/${id}/pages/${form}`),
  addMyPage: (act: string, id: string, form: string, body: { title?: string; day?: string }) =>
    send<PageAdded>('POST', path`/api/me/moments/${id}/pages/${form}`, act, body),
  myMessages: (id: string) => read<Message[]>(path`/api/me/moments/${id}/messages`),
  sendMyMessage: (act: string, id: string, body: string) => send<Message>('POST', path`/api/me/moments/${id}/messages`, act, { body }),
  readMyMessages: (act: string, id: string) => send<void>('POST', path`/api/me/moments/${id}/messages/read`, act),
  myWhy: (id: string, about: WhyAbout) => read<Why>(path`/api/me/moments/${id}/why` + query(about)),

  myLog: (before: number | null) => read<z.infer<typeof ownPage>>(`/api/me/log${before === null ? '' : query({ before: String(before) })}`),
  myLogFile: () => '/api/me/log.csv',
  /** The citizen's number goes in a header: no address holds anything personal. */
  log: (view: 'accesses' | 'sample' | 'unusual', values: Readonly<Record<string, string>>, citizen: string, before: number | null) =>
    request<z.infer<typeof followedPage>>(
      `/api/log/${view}${query({ ...values, ...(before === null || view === 'sample' ? {} : { before: String(before) }) })}`,
      { method: 'GET', ...(citizen === '' ? {} : { headers: { 'X-Personal-Identity-Number': citizen } }) },
    ),
  logReviews: () => read<LogReviewRow[]>('/api/log/reviews'),
  writeLogReview: (act: string, body: LogReview) => send<{ id: string }>('POST', '/api/log/reviews', act, body),

  catalogue: () => read<PublishedMoment[]>('/api/catalogue'),
  citizens: (search: string) => ask<Citizen[]>('/api/citizens/search', { search }),
  overview: (mine: boolean, after: string | null = null, kind: 'real' | 'test' = 'real') =>
    read<Overview>(`/api/overview${query({ mine: String(mine), kind, ...(after === null ? {} : { after }) })}`),
  start: (act: string, body: { momentVersion: string; citizen: string; kind: 'real' | 'test' }) =>
    send<Started>('POST', '/api/running-moments', act, body),
  runningMoment: (id: string) => read<RunningMomentPage>(path`/api/running-moments/${id}`),
  results: (id: string) => read<ResultSeries[]>(path`/api/running-moments/${id}/results`),
  plan: (id: string) => read<ActivityPlan>(path`/api/running-moments/${id}/plan`),
  setMeasure: (act: string, id: string, measure: string, body: SetMeasure) =>
    send<CaughtUp>('POST', path`/api/running-moments/${id}/measures/${measure}`, act, body),
  endMeasure: (act: string, id: string, measure: string) =>
    send<CaughtUp>('POST', path`/api/running-moments/${id}/measures/${measure}/end`, act, {}),
  form: (id: string, instance: string) => read<FormPage>(path`/api/running-moments/${id}/forms/${instance}`),
  markRead: (act: string, id: string, instance: string) =>
    send<CaughtUp>('POST', path`/api/running-moments/${id}/forms/${instance}/read`, act),
  markUnread: (act: string, id: string, instance: string) =>
    send<CaughtUp>('POST', path`/api/running-moments/${id}/forms/${instance}/unread`, act),
  why: (id: string, about: WhyAbout) => read<Why>(path`/api/running-moments/${id}/why` + query(about)),
  openModule: (act: string, id: string, module: string, reason: string) =>
    send<CaughtUp>('POST', path`/api/running-moments/${id}/modules/${module}/open`, act, reason === '' ? {} : { reason }),
  putOutFlag: (act: string, id: string, flag: string, reason: string) =>
    send<CaughtUp>('POST', path`/api/running-moments/${id}/flags/${flag}/put-out`, act, { reason }),
  messages: (id: string) => read<Message[]>(path`/api/running-moments/${id}/messages`),
  sendMessage: (act: string, id: string, body: string) => send<Message>('POST', path`/api/running-moments/${id}/messages`, act, { body }),
  readMessages: (act: string, id: string) => send<void>('POST', path`/api/running-moments/${id}/messages/read`, act),
  reveal: (act: string, citizen: string, reason: string) =>
    send<{ until: string }>('POST', path`/api/citizens/${citizen}/reveal`, act, { reason }),
  end: (act: string, id: string, reason: string) => send<CaughtUp>('POST', path`/api/running-moments/${id}/end`, act, { reason }),
  fastForward: (act: string, id: string, to: string) => send<CaughtUp>('POST', path`/api/running-moments/${id}/fast-forward`, act, { to }),
  announcements: () => read<Announcement[]>('/api/announcements'),
  seeAnnouncement: (act: string, id: string, how: 'close' | 'read') => send<object>('POST', path`/api/announcements/${id}/` + how, act),
  myOpenMoments: () => read<MyOpenMoment[]>('/api/me/open-moments'),
  startOpenMoment: (act: string, { unit, moment }: { unit: string; moment: string }) =>
    send<Started>('POST', path`/api/me/open-moments/${unit}/${moment}/start`, act),

  services: () => read<ServicesNow>('/api/admin/services'),
  wholeCatalogue: () => read<CatalogueAdmin>('/api/admin/catalogue'),
  publishVersion: (act: string, id: string) => send<object>('POST', path`/api/admin/versions/${id}/publish`, act),
  unpublishVersion: (act: string, id: string) => send<object>('POST', path`/api/admin/versions/${id}/unpublish`, act),
  setVersionTerms: (act: string, id: string, terms: VersionTerms) =>
    send<object>('PUT', path`/api/admin/versions/${id}/visibility`, act, terms),
  activate: (act: string, body: { momentVersion: string; units: string[] }) =>
    send<z.infer<typeof activated>>('POST', '/api/admin/activations', act, body),
  endActivation: (act: string, id: string) => send<object>('POST', path`/api/admin/activations/${id}/end`, act),
  openMoments: () => read<UnitsOpenMoments>('/api/unit/open-moments'),
  setOpenMoment: (act: string, moment: string, body: SetOpenMoment) =>
    send<object>('PUT', path`/api/unit/open-moments/${moment}`, act, body),
  categories: () => read<Category[]>('/api/unit/categories'),
  makeCategory: (act: string, name: string) => send<Category>('POST', '/api/unit/categories', act, { name }),
  changeCategory: (act: string, id: string, body: { name?: string; retired?: boolean }) =>
    send<Category>('PATCH', path`/api/unit/categories/${id}`, act, body),
  writtenAnnouncements: () => read<WrittenAnnouncements>('/api/admin/announcements'),
  checkAnnouncement: (act: string, body: { title: string; body: string }) =>
    send<PersonalData>('POST', '/api/admin/announcement-checks', act, body),
  writeAnnouncement: (act: string, body: WriteAnnouncement) => send<{ id: string }>('POST', '/api/admin/announcements', act, body),
  changeAnnouncement: (act: string, id: string, body: ChangeAnnouncement) =>
    send<object>('PATCH', path`/api/admin/announcements/${id}`, act, body),
  takeBackAnnouncement: (act: string, id: string) => send<object>('POST', path`/api/admin/announcements/${id}/take-back`, act),
  openForDecoding: (act: string, id: string, reason: string) =>
    send<{ until: string; temporalUi: string | null }>('POST', path`/api/running-moments/${id}/decoding`, act, { reason }),

  permissionMatrix: () => read<PermissionMatrix>('/api/permissions'),
  careProviders: () => read<CareProviderList>('/api/admin/care-providers'),
  addCareProvider: (act: string, body: { hsaId: string } & RegionGiven) => send<Made>('POST', '/api/admin/care-providers', act, body),
  appointProviderAdministrator: (act: string, provider: string, hsaId: string) =>
    send<Made>('POST', path`/api/admin/care-providers/${provider}/administrators`, act, { hsaId }),
  removeProviderAdministrator: (act: string, provider: string, staff: string, body: IfAny) =>
    send<void>('DELETE', path`/api/admin/care-providers/${provider}/administrators/${staff}`, act, body),
  platformRoles: () => read<PlatformRoleList>('/api/admin/platform-roles'),
  givePlatformRole: (act: string, body: { hsaId: string; role: string } & IfAny) =>
    send<Made>('POST', '/api/admin/platform-roles', act, body),
  takePlatformRole: (act: string, staff: string, role: string, body: IfAny & { oneself?: boolean }) =>
    send<void>('DELETE', path`/api/admin/platform-roles/${staff}/${role}`, act, body),
  publishingUnits: () => read<PublishingUnitList>('/api/admin/publishing-units'),
  addPublishingUnit: (
    act: string,
    body: { hsaId: string; kind: string; responsible: string; permissionAdministrator: string } & RegionGiven,
  ) => send<Made>('POST', '/api/admin/publishing-units', act, body),
  changePublishingUnit: (act: string, unit: string, body: IfAny & { name?: string; responsible?: string; active?: boolean }) =>
    send<void>('PATCH', path`/api/admin/publishing-units/${unit}`, act, body),
  units: () => read<UnitList>('/api/admin/units'),
  addUnit: (act: string, hsaId: string) => send<Made>('POST', '/api/admin/units', act, { hsaId }),
  obstacles: (unit: string) => read<Obstacles>(path`/api/admin/units/${unit}/obstacles`),
  setUnitActive: (act: string, unit: string, active: boolean, body: IfAny) =>
    send<void>('POST', path`/api/admin/units/${unit}/${active ? 'activate' : 'inactivate'}`, act, body),
  appointPermissionAdministrator: (act: string, of: 'units' | 'publishing-units', unit: string, hsaId: string) =>
    send<Made>('POST', path`/api/admin/${of}/${unit}/permission-administrators`, act, { hsaId }),
  removePermissionAdministrator: (act: string, of: 'units' | 'publishing-units', unit: string, staff: string, body: IfAny) =>
    send<void>('DELETE', path`/api/admin/${of}/${unit}/permission-administrators/${staff}`, act, body),
  unitStaff: () => read<UnitStaffList>('/api/unit/staff'),
  addUnitStaff: (act: string, body: { hsaId: string; roles: readonly string[] } & IfAny) =>
    send<Made>('POST', '/api/unit/staff', act, body),
  setUnitRoles: (act: string, staff: string, body: IfAny & { roles: readonly string[]; was: readonly string[]; override?: boolean }) =>
    send<void>('PUT', path`/api/unit/staff/${staff}/roles`, act, body),
  setStaffActive: (act: string, staff: string, active: boolean, body: IfAny & { override?: boolean }) =>
    send<void>('POST', path`/api/unit/staff/${staff}/${active ? 'activate' : 'inactivate'}`, act, body),
  userGroups: () => read<UserGroupList>('/api/unit/user-groups'),
  addUserGroup: (act: string, body: { name: string; members: readonly string[] }) => send<Made>('POST', '/api/unit/user-groups', act, body),
  changeUserGroup: (act: string, id: string, body: { name: string; members: readonly string[] }) =>
    send<void>('PUT', path`/api/unit/user-groups/${id}`, act, body),
};

interface Made {
  readonly id: string;
}
/** A reason, if one was written. */
interface IfAny {
  readonly reason?: string;
}
interface RegionGiven {
  readonly region?: string;
  readonly newRegion?: string;
}

export type WhyAbout = { readonly module: string } | { readonly decision: string } | { readonly flag: string };

/** The idempotency key of one act. It stays the same over every retry of that act. */
export const newAct = (): string => crypto.randomUUID();

/** What to tell the reader of a failed request, and whether it is worth trying again. */
export function mayTryAgain(error: unknown): boolean {
  return error instanceof NoContact || (error instanceof Refusal && (error.problem.status >= 500 || error.problem.status === 429));
}

/** Called when the session is gone; `main.tsx` sets it to lead to the sign-in page. */
export const whenSignedOut: { current: () => void } = { current: () => undefined };

const read = <Answer>(address: string): Promise<Answer> => request<Answer>(address, { method: 'GET' });

/** A question that may hold something personal: in the body, and never in the address. */
const ask = <Answer>(address: string, body: unknown): Promise<Answer> =>
  request<Answer>(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

const send = <Answer>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  address: string,
  act: string,
  body?: unknown,
  keepalive = false,
): Promise<Answer> =>
  request<Answer>(address, {
    method,
    // An act begun just before the page goes away still reaches the server; browsers allow this for small bodies only.
    keepalive: keepalive && JSON.stringify(body ?? null).length < 60_000,
    headers: { 'Idempotency-Key': act, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

async function request<Answer>(address: string, init: RequestInit): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(address, {
      credentials: 'same-origin',
      ...init,
      headers: asWhom(init.headers),
    });
  } catch (error) {
    throw new NoContact('No answer', { cause: error });
  }
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as Answer;
  const problem = await readProblem(response);
  if (response.status === 401 && address !== '/api/session') whenSignedOut.current();
  throw new Refusal(problem);
}

/** As whom this tab asks, unless it is said, and for how long nobody has touched it. */
function asWhom(given: HeadersInit | undefined): Headers {
  const headers = new Headers(given);
  if (!headers.has('Stegvis-As')) headers.set('Stegvis-As', audienceHere());
  headers.set('Stegvis-Unused', String(secondsUnused()));
  return headers;
}

async function readProblem(response: Response): Promise<Problem> {
  const isProblem = response.headers.get('content-type')?.includes('json') === true;
  const body: unknown = isProblem ? await response.json().catch(() => null) : null;
  if (typeof body === 'object' && body !== null && 'title' in body && 'status' in body) return body as Problem;
  return { type: 'about:blank', status: response.status, code: 'unknown', title: '' };
}

/** A path whose values are escaped. */
function path(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return parts.reduce((whole, part, index) => whole + encodeURIComponent(values[index - 1] ?? '') + part);
}

const query = (values: Readonly<Record<string, string>>): string => `?${new URLSearchParams(values).toString()}`;
