import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { textOf } from "./search";
import { shell } from "./shell-route";

export interface PeopleSearch {
  q?: string;
  state?: string;
  department?: string;
  person?: string;
}

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

const roles = createRoute({ getParentRoute: () => shell, path: "/settings/roles", component: lazyRouteComponent(peopleModule, "RolesPage") });

const role = createRoute({
  getParentRoute: () => shell,
  path: "/settings/roles/$role",
  validateSearch: (search: Record<string, unknown>): { tab?: string } => textOf(search, ["tab"]),
  component: lazyRouteComponent(peopleModule, "RolePage"),
});

const pipelines = createRoute({ getParentRoute: () => shell, path: "/settings/pipelines", component: lazyRouteComponent(() => import("@/features/pipelines"), "PipelinesPage") });

const poolSettings = createRoute({ getParentRoute: () => shell, path: "/settings/pools", component: lazyRouteComponent(() => import("@/features/pools"), "PoolSettings") });

const lifecycle = createRoute({ getParentRoute: () => shell, path: "/settings/lifecycle", component: lazyRouteComponent(() => import("@/features/lifecycle"), "LifecycleSettings") });
const allocation = createRoute({ getParentRoute: () => shell, path: "/settings/allocation", component: lazyRouteComponent(() => import("@/features/allocation"), "AllocationSettings") });
const scoring = createRoute({ getParentRoute: () => shell, path: "/settings/scoring", component: lazyRouteComponent(() => import("@/features/scoring"), "ScoringSettings") });
const response = createRoute({ getParentRoute: () => shell, path: "/settings/response", component: lazyRouteComponent(() => import("@/features/response"), "ResponseSettings") });

const warningSettings = createRoute({ getParentRoute: () => shell, path: "/settings/warnings", component: lazyRouteComponent(() => import("@/features/warnings"), "WarningSettings") });

const mySecurity = createRoute({
  getParentRoute: () => shell,
  path: "/settings/security",
  component: lazyRouteComponent(() => import("@/features/security"), "SecurityPage"),
});

const myNotifications = createRoute({ getParentRoute: () => shell, path: "/settings/notifications", component: lazyRouteComponent(() => import("@/features/notifications"), "NotificationSettings") });

const parts = createRoute({ getParentRoute: () => shell, path: "/ui", component: lazyRouteComponent(() => import("@/features/parts"), "PartsPage") });

export const settingsRoutes = [settings, parts, webhooks, webhook, health, designObjects, designObject, audit, people, departments, roles, role, pipelines, poolSettings, lifecycle, allocation, scoring, response, warningSettings, mySecurity, myNotifications] as const;
