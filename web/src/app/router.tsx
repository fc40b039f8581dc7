import { lazy, Suspense } from "react";
import { createRoute, createRouter, lazyRouteComponent, type RouterHistory } from "@tanstack/react-router";
import type { QueryClient } from "@tanstack/react-query";
import type { PerformanceSearch } from "@/features/performance";
import { ListPage } from "@/features/records/list/list-page";
import { parseSearch, stringifySearch, textOf } from "./search";
import { Failed, Missing } from "./failed";
import { settingsRoutes } from "./settings-routes";
import { recordRoute } from "./record-chunk";
import { root, shell } from "./shell-route";

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
  /** Shown otherwise than as a list: "board", "calendar", "funnel". */
  as?: string;
  /** A funnel as a body: "3d". */
  shape?: string | undefined;
}

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

const HomePage = lazy(async () => ({ default: (await import("@/features/home")).HomePage }));
const TaskBlock = lazy(async () => ({ default: (await import("@/features/tasks")).TaskBlock }));
const WarningBlock = lazy(async () => ({ default: (await import("@/features/warnings")).WarningBlock }));

const home = createRoute({
  getParentRoute: () => shell,
  path: "/",
  component: () => <Suspense fallback={null}><HomePage Tasks={TaskBlock} Warnings={WarningBlock} /></Suspense>,
});

const warnings = createRoute({
  getParentRoute: () => shell,
  path: "/warnings",
  validateSearch: (search: Record<string, unknown>): { which?: string; rule?: string } => textOf(search, ["which", "rule"]),
  component: lazyRouteComponent(() => import("@/features/warnings"), "WarningsPage"),
});

const tasks = createRoute({ getParentRoute: () => shell, path: "/tasks", component: lazyRouteComponent(() => import("@/features/tasks"), "TasksPage") });

const pools = createRoute({
  getParentRoute: () => shell,
  path: "/pools",
  validateSearch: (search: Record<string, unknown>): { pool?: string; which?: string; q?: string } => textOf(search, ["pool", "which", "q"]),
  component: lazyRouteComponent(() => import("@/features/pools"), "PoolsPage"),
});

// Other ways to look at records are chunks of their own: who looks at lists does not wait for them.
const ways = {
  board: lazy(async () => ({ default: (await import("@/features/board")).Board })),
  calendar: lazy(async () => ({ default: (await import("@/features/calendar")).RecordCalendar })),
  funnel: lazy(async () => ({ default: (await import("@/features/funnel")).FunnelView })),
};

const calendar = createRoute({ getParentRoute: () => shell, path: "/calendar", component: lazyRouteComponent(() => import("@/features/calendar"), "CalendarPage") });

const list = createRoute({
  getParentRoute: () => shell,
  path: "/o/$object",
  validateSearch: (search: Record<string, unknown>): ListSearch => textOf(search, ["q", "where", "sort", "deleted", "peek", "at", "view", "as", "shape"]),
  component: () => <ListPage ways={ways} />,
});

const record = createRoute({
  getParentRoute: () => shell,
  path: "/o/$object/$id",
  validateSearch: (search: Record<string, unknown>): { at?: string } => textOf(search, ["at"]),
  component: lazyRouteComponent(recordRoute, "RecordRoute"),
});

const changes = createRoute({
  getParentRoute: () => shell,
  path: "/changes",
  component: lazyRouteComponent(() => import("@/features/records/mass/mass-page"), "MassPage"),
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

const duplicates = createRoute({
  getParentRoute: () => shell,
  path: "/duplicates",
  validateSearch: (search: Record<string, unknown>): { object?: string; tab?: string; state?: string; order?: string; record?: string } => textOf(search, ["object", "tab", "state", "order", "record"]),
  component: lazyRouteComponent(() => import("@/features/duplicates"), "DuplicatesPage"),
});

const performance = createRoute({
  getParentRoute: () => shell,
  path: "/performance",
  validateSearch: (search: Record<string, unknown>): PerformanceSearch => textOf(search, ["tab", "object", "period", "from", "to", "by", "against", "title", "owner", "team", "source", "product", "region", "campaign"]),
  component: lazyRouteComponent(() => import("@/features/performance"), "PerformancePage"),
});

const tree = root.addChildren([signIn, setup, welcome, shell.addChildren([home, tasks, warnings, calendar, pools, performance, list, record, changes, importWizard, imports, importRun, exportOrder, exports, duplicates, ...settingsRoutes])]);

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
