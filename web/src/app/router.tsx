import { lazy } from "react";
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect, type RouterHistory } from "@tanstack/react-router";
import type { QueryClient } from "@tanstack/react-query";
import { objectsQuery } from "@/lib/api/objects";
import { asProblem } from "@/lib/api/problem";
import { meQuery } from "@/lib/api/session";
import { ListPage } from "@/features/records/list/list-page";
import { RecordPage } from "@/features/records/page/record-page";
import { chooseZone } from "@/lib/format/time";
import { currentTheme, wear } from "@/ui/theme/theme";
import { speak } from "@/lib/i18n/i18n";
import { parseSearch, stringifySearch, textOf } from "./search";
import { Failed, Missing } from "./failed";
import { Shell } from "./shell/shell";

export interface ListSearch {
  q?: string;
  where?: string;
  sort?: string;
  deleted?: string;
  /** The record shown beside the list. */
  peek?: string;
  /** The saved view that was chosen. */
  view?: string;
  /** The list as it was at that moment. */
  at?: string;
  /** Shown otherwise than as a list: "board", "funnel". */
  as?: string;
}

export interface PeopleSearch {
  q?: string;
  state?: string;
  department?: string;
  person?: string;
}

const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Outlet, errorComponent: Failed, notFoundComponent: Missing });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>): { next?: string } => textOf(search, ["next"]),
  component: lazyRouteComponent(() => import("@/features/session/sign-in-page"), "SignInPage"),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  validateSearch: (search: Record<string, unknown>): { token?: string } => textOf(search, ["token"]),
  component: lazyRouteComponent(() => import("@/features/session/setup-page"), "SetupPage"),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: "/welcome",
  component: lazyRouteComponent(() => import("@/features/session/welcome-page"), "WelcomePage"),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    try {
      const me = await context.queries.ensureQueryData(meQuery);
      chooseZone(me.user.timeZone);
      // Another browser, or a program, may have chosen it.
      if (me.user.theme !== currentTheme()) wear(me.user.theme);
      await Promise.all([speak(me.user.locale), context.queries.ensureQueryData(objectsQuery)]);
    } catch (error) {
      if (asProblem(error).code !== "session.required") throw error;
      throw redirect({ to: "/sign-in", search: location.pathname === "/" ? {} : { next: location.href } });
    }
  },
});

const home = createRoute({
  getParentRoute: () => shell,
  path: "/",
  beforeLoad: async ({ context }) => {
    const { items } = await context.queries.ensureQueryData(objectsQuery);
    const first = items.find((object) => object.navigation);
    if (first) throw redirect({ to: "/o/$object", params: { object: first.name }, search: {}, replace: true });
  },
  component: Missing,
});

// Other ways to look at records are chunks of their own: who looks at lists does not wait for them.
const ways = {
  board: lazy(async () => ({ default: (await import("@/features/board")).Board })),
  funnel: lazy(async () => ({ default: (await import("@/features/funnel")).FunnelView })),
};

const list = createRoute({
  getParentRoute: () => shell,
  path: "/o/$object",
  validateSearch: (search: Record<string, unknown>): ListSearch => textOf(search, ["q", "where", "sort", "deleted", "peek", "at", "view", "as"]),
  component: () => <ListPage ways={ways} />,
});

const record = createRoute({
  getParentRoute: () => shell,
  path: "/o/$object/$id",
  validateSearch: (search: Record<string, unknown>): { at?: string } => textOf(search, ["at"]),
  component: RecordPage,
});

const changes = createRoute({
  getParentRoute: () => shell,
  path: "/changes",
  component: lazyRouteComponent(() => import("@/features/records/mass/mass-page"), "MassPage"),
});

const settings = createRoute({
  getParentRoute: () => shell,
  path: "/settings",
  component: lazyRouteComponent(() => import("./settings-page"), "SettingsPage"),
});

// The screens of webhooks and readers are one lazy chunk.
const systemModule = () => import("@/features/system");

const webhooks = createRoute({
  getParentRoute: () => shell,
  path: "/settings/webhooks",
  component: lazyRouteComponent(systemModule, "WebhooksPage"),
});

const webhook = createRoute({
  getParentRoute: () => shell,
  path: "/settings/webhooks/$id",
  validateSearch: (search: Record<string, unknown>): { state?: string } => textOf(search, ["state"]),
  component: lazyRouteComponent(systemModule, "WebhookPage"),
});

const health = createRoute({
  getParentRoute: () => shell,
  path: "/settings/health",
  validateSearch: (search: Record<string, unknown>): { reader?: string } => textOf(search, ["reader"]),
  component: lazyRouteComponent(systemModule, "HealthPage"),
});

// The import screens are one lazy chunk; features/imports/index.tsx holds all three.
const importsModule = () => import("@/features/imports");

const importWizard = createRoute({
  getParentRoute: () => shell,
  path: "/o/$object/import",
  component: lazyRouteComponent(importsModule, "ImportWizardPage"),
});

const imports = createRoute({
  getParentRoute: () => shell,
  path: "/imports",
  validateSearch: (search: Record<string, unknown>): { object?: string } => textOf(search, ["object"]),
  component: lazyRouteComponent(importsModule, "ImportsPage"),
});

const importRun = createRoute({
  getParentRoute: () => shell,
  path: "/imports/$id",
  validateSearch: (search: Record<string, unknown>): { step?: string } => textOf(search, ["step"]),
  component: lazyRouteComponent(importsModule, "ImportPage"),
});

// So are those of exports.
const exportsModule = () => import("@/features/exports");

const exportOrder = createRoute({
  getParentRoute: () => shell,
  path: "/o/$object/export",
  validateSearch: (search: Record<string, unknown>): { where?: string; q?: string; sort?: string; deleted?: string; fields?: string } => textOf(search, ["where", "q", "sort", "deleted", "fields"]),
  component: lazyRouteComponent(exportsModule, "ExportOrderPage"),
});

const exports = createRoute({ getParentRoute: () => shell, path: "/exports", component: lazyRouteComponent(exportsModule, "ExportsPage") });

// As are the screens on which objects are made and changed.
const designerModule = () => import("@/features/designer");

const designObjects = createRoute({
  getParentRoute: () => shell,
  path: "/settings/objects",
  validateSearch: (search: Record<string, unknown>): { tab?: string } => textOf(search, ["tab"]),
  component: lazyRouteComponent(designerModule, "ObjectsPage"),
});

const designObject = createRoute({
  getParentRoute: () => shell,
  path: "/settings/objects/$object",
  validateSearch: (search: Record<string, unknown>): { tab?: string; field?: string } => textOf(search, ["tab", "field"]),
  component: lazyRouteComponent(designerModule, "ObjectPage"),
});

const audit = createRoute({
  getParentRoute: () => shell,
  path: "/settings/audit",
  validateSearch: (search: Record<string, unknown>): { kind?: string; actor?: string; object?: string; record?: string; from?: string; to?: string; entry?: string } =>
    textOf(search, ["kind", "actor", "object", "record", "from", "to", "entry"]),
  component: lazyRouteComponent(() => import("@/features/audit"), "AuditPage"),
});

// And those on which people, departments and roles are kept.
const peopleModule = () => import("@/features/people");

const people = createRoute({
  getParentRoute: () => shell,
  path: "/settings/people",
  validateSearch: (search: Record<string, unknown>): PeopleSearch => textOf(search, ["q", "state", "department", "person"]),
  component: lazyRouteComponent(peopleModule, "PeoplePage"),
});

const departments = createRoute({ getParentRoute: () => shell, path: "/settings/departments", component: lazyRouteComponent(peopleModule, "DepartmentsPage") });

const pipelines = createRoute({ getParentRoute: () => shell, path: "/settings/pipelines", component: lazyRouteComponent(() => import("@/features/pipelines"), "PipelinesPage") });

const roles = createRoute({ getParentRoute: () => shell, path: "/settings/roles", component: lazyRouteComponent(peopleModule, "RolesPage") });

const role = createRoute({
  getParentRoute: () => shell,
  path: "/settings/roles/$role",
  validateSearch: (search: Record<string, unknown>): { tab?: string } => textOf(search, ["tab"]),
  component: lazyRouteComponent(peopleModule, "RolePage"),
});

const duplicates = createRoute({
  getParentRoute: () => shell,
  path: "/duplicates",
  validateSearch: (search: Record<string, unknown>): { object?: string; tab?: string; state?: string; order?: string; record?: string } => textOf(search, ["object", "tab", "state", "order", "record"]),
  component: lazyRouteComponent(() => import("@/features/duplicates"), "DuplicatesPage"),
});

const mySecurity = createRoute({
  getParentRoute: () => shell,
  path: "/settings/security",
  component: lazyRouteComponent(() => import("@/features/security"), "SecurityPage"),
});

const tree = root.addChildren([signIn, setup, welcome, shell.addChildren([mySecurity, home, list, record, changes, importWizard, imports, importRun, exportOrder, exports, settings, webhooks, webhook, health, designObjects, designObject, audit, people, departments, roles, role, duplicates, pipelines])]);

export function createAppRouter(queries: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree: tree,
    context: { queries },
    parseSearch,
    stringifySearch,
    defaultPreload: false,
    defaultErrorComponent: Failed,
    defaultNotFoundComponent: Missing,
    scrollRestoration: false,
    ...(history ? { history } : {}),
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
