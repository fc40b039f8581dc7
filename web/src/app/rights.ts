import type { Me } from "@/lib/api/types";

/** Whoever keeps the installation: webhooks, readers, people. */
export const isAdministrator = (me: Me): boolean => me.roles.includes("administrator");
