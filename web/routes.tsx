import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { Failure, NotFound } from './failure.tsx';
import { goOn, homeOf, only, sessionFor } from './session.ts';
import { Shell } from './shell.tsx';
import { Skeleton } from './ui/skeleton.tsx';

/** Every address of the web. Citizen, staff and operator are loaded apart: nobody downloads another's code. */
export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPendingComponent: Skeleton,
    defaultPendingMs: 300,
    defaultErrorComponent: Failure,
    defaultNotFoundComponent: NotFound,
    defaultPreload: false,
    scrollRestoration: true,
  });
}

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Shell });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/logga-in',
  validateSearch: (search: Record<string, unknown>): { till?: string } =>
    typeof search['till'] === 'string' ? { till: search['till'] } : {},
  beforeLoad: ({ context, search }) => goOn(context.queryClient, search.till),
  component: lazyRouteComponent(() => import('./signIn.tsx'), 'SignIn'),
});

const citizen = createRoute({
  getParentRoute: () => root,
  id: 'citizen',
  beforeLoad: ({ context, location }) => only('citizen', context.queryClient, location.pathname),
});
const citizenRoutes = [
  createRoute({ getParentRoute: () => citizen, path: '/', component: lazyRouteComponent(() => import('./citizen/start.tsx'), 'Start') }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/moment/$id',
    component: lazyRouteComponent(() => import('./citizen/moment.tsx'), 'Moment'),
  }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/moment/$id/modul/$module',
    component: lazyRouteComponent(() => import('./citizen/module.tsx'), 'Module'),
  }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/moment/$id/formular/$instance',
    component: lazyRouteComponent(() => import('./citizen/form.tsx'), 'Form'),
  }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/moment/$id/resultat',
    component: lazyRouteComponent(() => import('./citizen/results.tsx'), 'Results'),
  }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/moment/$id/plan',
    component: lazyRouteComponent(() => import('./citizen/plan.tsx'), 'Plan'),
  }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/moment/$id/sidor/$form',
    component: lazyRouteComponent(() => import('./citizen/pages.tsx'), 'Pages'),
  }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/moment/$id/meddelanden',
    component: lazyRouteComponent(() => import('./citizen/messages.tsx'), 'Messages'),
  }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/min-logg',
    component: lazyRouteComponent(() => import('./log/ownLog.tsx'), 'OwnLog'),
  }),
  createRoute({
    getParentRoute: () => citizen,
    path: '/for-vem',
    component: lazyRouteComponent(() => import('./session/chooseActing.tsx'), 'ChooseActing'),
  }),
] as const;

const staffTabs = ['oversikt', 'moduler', 'resultat', 'plan', 'meddelanden'] as const;
export type StaffTab = (typeof staffTabs)[number];

const staff = createRoute({
  getParentRoute: () => root,
  id: 'staff',
  beforeLoad: ({ context, location }) => only('staff', context.queryClient, location.pathname),
});
const staffRoutes = [
  createRoute({
    getParentRoute: () => staff,
    path: '/personal',
    component: lazyRouteComponent(() => import('./staff/overview.tsx'), 'OverviewPage'),
  }),
  createRoute({
    getParentRoute: () => staff,
    path: '/personal/starta',
    component: lazyRouteComponent(() => import('./staff/startMoment.tsx'), 'StartMoment'),
  }),
  createRoute({
    getParentRoute: () => staff,
    path: '/personal/moment/$id',
    validateSearch: (search: Record<string, unknown>): { flik?: StaffTab } => {
      const flik = staffTabs.find((tab) => tab === search['flik']);
      return flik === undefined ? {} : { flik };
    },
    component: lazyRouteComponent(() => import('./staff/runningMoment.tsx'), 'RunningMomentView'),
  }),
  createRoute({
    getParentRoute: () => staff,
    path: '/personal/moment/$id/formular/$instance',
    component: lazyRouteComponent(() => import('./staff/form.tsx'), 'StaffForm'),
  }),
  createRoute({
    getParentRoute: () => staff,
    path: '/personal/moment/$id/sidor/$form',
    component: lazyRouteComponent(() => import('./staff/pages.tsx'), 'StaffPages'),
  }),
  createRoute({
    getParentRoute: () => staff,
    path: '/drift',
    component: lazyRouteComponent(() => import('./operator/operator.tsx'), 'Operator'),
  }),
] as const;

const administrator = createRoute({
  getParentRoute: () => root,
  id: 'administrator',
  beforeLoad: async ({ context, location }) => {
    const session = await sessionFor('staff', context.queryClient, location.pathname);
    if (session.kind !== 'administrator' && session.kind !== 'staff') throw redirect({ to: homeOf(session) });
  },
});
const administratorRoutes = [
  createRoute({
    getParentRoute: () => administrator,
    path: '/admin/vardgivare',
    component: lazyRouteComponent(() => import('./admin/careProviders.tsx'), 'CareProvidersPage'),
  }),
  createRoute({
    getParentRoute: () => administrator,
    path: '/admin/utgivarenheter',
    component: lazyRouteComponent(() => import('./admin/publishingUnits.tsx'), 'PublishingUnitsPage'),
  }),
  createRoute({
    getParentRoute: () => administrator,
    path: '/admin/nationella-roller',
    component: lazyRouteComponent(() => import('./admin/platformRoles.tsx'), 'PlatformRolesPage'),
  }),
  createRoute({
    getParentRoute: () => administrator,
    path: '/admin/enheter',
    component: lazyRouteComponent(() => import('./admin/units.tsx'), 'UnitsPage'),
  }),
  createRoute({
    getParentRoute: () => administrator,
    path: '/admin/personal',
    component: lazyRouteComponent(() => import('./admin/staff.tsx'), 'StaffPage'),
  }),
  createRoute({
    getParentRoute: () => administrator,
    path: '/admin/anvandargrupper',
    component: lazyRouteComponent(() => import('./admin/userGroups.tsx'), 'UserGroupsPage'),
  }),
  createRoute({
    getParentRoute: () => administrator,
    path: '/admin/behorigheter',
    component: lazyRouteComponent(() => import('./admin/permissionMatrix.tsx'), 'PermissionMatrixPage'),
  }),
  createRoute({
    getParentRoute: () => administrator,
    path: '/admin',
    component: lazyRouteComponent(() => import('./admin/home.tsx'), 'AdminHome'),
  }),
  createRoute({
    getParentRoute: () => administrator,
    path: '/admin/logg',
    component: lazyRouteComponent(() => import('./log/followUp.tsx'), 'FollowUp'),
  }),
  createRoute({
    getParentRoute: () => administrator,
    path: '/admin/tjanster',
    component: lazyRouteComponent(() => import('./admin/serviceHealth.tsx'), 'Services'),
  }),
  createRoute({
    getParentRoute: () => administrator,
    path: '/admin/katalog',
    component: lazyRouteComponent(() => import('./admin/catalogue.tsx'), 'CataloguePage'),
  }),
  createRoute({
    getParentRoute: () => administrator,
    path: '/admin/oppna-moment',
    component: lazyRouteComponent(() => import('./admin/openMoments.tsx'), 'OpenMomentsPage'),
  }),
  createRoute({
    getParentRoute: () => administrator,
    path: '/admin/meddelanden',
    component: lazyRouteComponent(() => import('./admin/announcements.tsx'), 'AnnouncementsPage'),
  }),
  createRoute({
    getParentRoute: () => administrator,
    path: '/admin/kategorier',
    component: lazyRouteComponent(() => import('./admin/categories.tsx'), 'CategoriesPage'),
  }),
] as const;

const workplace = createRoute({
  getParentRoute: () => root,
  path: '/arbetsplats',
  beforeLoad: async ({ context, location }) => void (await sessionFor('staff', context.queryClient, location.pathname)),
  component: lazyRouteComponent(() => import('./session/chooseWorkplace.tsx'), 'ChooseWorkplace'),
});

const sessionRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/inloggningar',
    beforeLoad: async ({ context, location }) => void (await sessionFor('citizen', context.queryClient, location.pathname)),
    component: lazyRouteComponent(() => import('./session/ownSessions.tsx'), 'OwnSessions'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/personal/inloggningar',
    beforeLoad: async ({ context, location }) => void (await sessionFor('staff', context.queryClient, location.pathname)),
    component: lazyRouteComponent(() => import('./session/ownSessions.tsx'), 'OwnSessions'),
  }),
] as const;

// Only in development: the production build leaves these pages out.
const gallery = [
  createRoute({
    getParentRoute: () => root,
    path: '/galleri',
    component: import.meta.env.DEV ? lazyRouteComponent(() => import('./gallery.tsx'), 'Gallery') : NotFound,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/galleri/fragor',
    component: import.meta.env.DEV ? lazyRouteComponent(() => import('./gallery/questionPage.tsx'), 'QuestionPage') : NotFound,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/forhandsgranska',
    component: import.meta.env.DEV ? lazyRouteComponent(() => import('./preview/preview.tsx'), 'Preview') : NotFound,
  }),
] as const;

const routeTree = root.addChildren([
  signIn,
  workplace,
  ...sessionRoutes,
  administrator.addChildren(administratorRoutes),
  citizen.addChildren(citizenRoutes),
  staff.addChildren(staffRoutes),
  ...gallery,
]);

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
