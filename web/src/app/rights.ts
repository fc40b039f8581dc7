import type { Me, ObjectSummary } from "@/lib/api/types";

/** Whoever keeps the installation: webhooks, readers, people. */
export const isAdministrator = (me: Me): boolean => me.roles.includes("administrator");

const deals = new Set(["opportunity", "quick_order", "project"]);

/** Whoever sees deals sees how selling goes. */
export const sells = (objects: ObjectSummary[]): boolean => objects.some(({ name }) => deals.has(name));
