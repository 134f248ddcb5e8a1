import type { MiddlewareHandler } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { changesOf } from './changes.ts';
import { routes } from './declare.ts';
import type { Deps } from './deps.ts';
import { describeApi } from './describeApi.ts';
import { nameRequest } from './logAccess.ts';
import { mayBeTold } from './mayBeTold.ts';
import { answerProblem, problems } from './problems.ts';
import { letJudge } from './policy/judge.ts';
import { notFound, Refusal } from './refusal.ts';
import { activationRoutes } from './routes/activations.ts';
import { activityPlanRoutes } from './routes/activityPlan.ts';
import { adminCatalogueRoutes } from './routes/adminCatalogue.ts';
import { announcementRoutes } from './routes/announcements.ts';
import { categoryRoutes } from './routes/categories.ts';
import { openMomentRoutes } from './routes/openMoments.ts';
import { careProviderRoutes } from './routes/careProviders.ts';
import { permissionRoutes } from './routes/permissions.ts';
import { platformRoleRoutes } from './routes/platformRoles.ts';
import { publishingUnitRoutes } from './routes/publishingUnits.ts';
import { unitRoutes } from './routes/units.ts';
import { unitStaffRoutes } from './routes/unitStaff.ts';
import { userGroupRoutes } from './routes/userGroups.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { citizenRoutes } from './routes/citizen.ts';
import { citizenFormRoutes } from './routes/citizenForms.ts';
import { codecRoutes } from './routes/codec.ts';
import { devRoutes } from './routes/dev.ts';
import { eventRoutes } from './routes/events.ts';
import { logRoutes } from './routes/log.ts';
import { ownLogRoutes } from './routes/ownLog.ts';
import { mediaRoutes } from './routes/media.ts';
import { fileRoutes } from './routes/files.ts';
import { formPageRoutes } from './routes/formPages.ts';
import { messageRoutes } from './routes/messages.ts';
import { overviewRoutes } from './routes/overview.ts';
import { revealRoutes } from './routes/reveal.ts';
import { runningMomentRoutes } from './routes/runningMoments.ts';
import { serviceRoutes } from './routes/serviceHealth.ts';
import { sharedFormRoutes } from './routes/sharedForms.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { signInRoutes } from './routes/signIn.ts';
import { signInSamlRoutes } from './routes/signInSaml.ts';
import { staffFormRoutes } from './routes/staffForms.ts';
import { staffSteeringRoutes } from './routes/staffSteering.ts';
import { citizenSteeringRoutes } from './routes/citizenSteering.ts';
import { steeringRoutes } from './routes/steering.ts';
import { systemRoutes } from './routes/system.ts';
import { rateLimit } from './rateLimit.ts';
import { logRequests } from './requestLog.ts';
import { isStillSignedIn, loadSession } from './session.ts';
import { cleanAddress, limitBody, onlyJson, requireKey, sameOrigin } from './trust.ts';
import { serveWeb } from './web.ts';

/** The whole API, composed and not listening: tests call `app.request()`, `server.ts` puts it behind a port. `stop` ends what it listens to. */
export function createApp(deps: Deps) {
  const changes = changesOf(deps.db, {
    mayBeTold: (signedIn, runningMoment) => mayBeTold(deps, signedIn, runningMoment),
    isStillSignedIn: (signedIn) => isStillSignedIn(deps, signedIn),
  });
  const app = routes();
  app.onError(problems(deps.log));
  app.notFound((c) => answerProblem(c, notFound()));
  // A name of ours for every request: a caller's own could hold anything, and would stand in the log.
  app.use(requestId({ limitLength: 0 }));
  app.use(logRequests(deps.log));
  app.use(headers(deps));
  app.use(fresh);
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) =>
        answerProblem(
          c,
          new Refusal({ status: 405, code: 'methodNotAllowed', title: 'Så kan adressen inte användas.' }, { allow: methods.join(', ') }),
        ),
    }),
  );
  const limits = rateLimit(deps);
  app.use(limits.address);
  app.use(cleanAddress);
  app.use(sameOrigin(deps.url, deps.temporalUiUrl));
  app.use(limitBody);
  app.use(onlyJson);
  app.use(loadSession(deps));
  const { judge } = deps;
  if (judge !== undefined)
    app.use(async (c, next) => {
      const signedIn = c.get('signedIn');
      if (signedIn !== null) letJudge(signedIn, judge);
      await next();
    });
  app.use(nameRequest);
  app.use(limits.session);
  app.use(requireKey);

  const composed = app
    .route(
      '/',
      systemRoutes(deps, () => (described ??= describeApi(app, deps.url))),
    )
    .route('/', signInRoutes(deps))
    .route('/', signInSamlRoutes(deps))
    .route('/', sessionRoutes(deps))
    .route('/', citizenRoutes(deps))
    .route('/', citizenFormRoutes(deps))
    .route('/', fileRoutes(deps))
    .route('/', activityPlanRoutes(deps))
    .route('/', sharedFormRoutes(deps))
    .route('/', formPageRoutes(deps))
    .route('/', staffFormRoutes(deps))
    .route('/', messageRoutes(deps))
    .route('/', catalogueRoutes(deps))
    .route('/', adminCatalogueRoutes(deps))
    .route('/', activationRoutes(deps))
    .route('/', openMomentRoutes(deps))
    .route('/', announcementRoutes(deps))
    .route('/', categoryRoutes(deps))
    .route('/', careProviderRoutes(deps))
    .route('/', platformRoleRoutes(deps))
    .route('/', publishingUnitRoutes(deps))
    .route('/', unitRoutes(deps))
    .route('/', unitStaffRoutes(deps))
    .route('/', userGroupRoutes(deps))
    .route('/', permissionRoutes())
    .route('/', overviewRoutes(deps))
    .route('/', revealRoutes(deps))
    .route('/', runningMomentRoutes(deps))
    .route('/', steeringRoutes(deps))
    .route('/', staffSteeringRoutes(deps))
    .route('/', citizenSteeringRoutes(deps))
    .route('/', logRoutes(deps))
    .route('/', ownLogRoutes(deps))
    .route('/', codecRoutes(deps))
    .route('/', eventRoutes(changes))
    .route('/', mediaRoutes(deps))
    .route('/', serviceRoutes(deps))
    .route('/', devRoutes(deps));
  let described: object | null = null;
  if (deps.web !== null) composed.use(serveWeb(deps.web));
  return { app: composed, stop: () => changes.stop() };
}

/** For hono's typed client: `hc<App>(url)`. */
export type App = ReturnType<typeof createApp>['app'];

/** What the API answers is for this reader now, and for no cache. */
const fresh: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
};

/** Nothing inline, nothing from elsewhere but the origins named for media, no framing. Styles the browser sets through the object model are not held by it. */
function headers(deps: Deps) {
  const isSecure = deps.url.startsWith('https:');
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      // What the citizen has just chosen or recorded is looked at and listened to before it is sent.
      imgSrc: ["'self'", 'data:', 'blob:', ...deps.mediaOrigins],
      mediaSrc: ["'self'", 'blob:', ...deps.mediaOrigins],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'", ...deps.identity.origins, ...(deps.saml === null ? [] : [deps.saml.origin])],
      frameAncestors: ["'none'"],
      ...(isSecure ? { upgradeInsecureRequests: [] } : {}),
    },
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    // On http nothing may promise https for later.
    strictTransportSecurity: isSecure ? 'max-age=31536000; includeSubDomains' : false,
    permissionsPolicy: {
      camera: ['self'],
      microphone: ['self'],
      geolocation: [],
      payment: [],
      usb: [],
      midi: [],
      serial: [],
      displayCapture: [],
      accelerometer: [],
      gyroscope: [],
      magnetometer: [],
      publickeyCredentialsGet: [],
    },
  });
}
