import type { ObjectSummary } from "@/lib/api/types";

/** Whoever may configure one object may look at the settings of objects. */
export const mayDesign = (objects: ObjectSummary[]): boolean => objects.some(({ rights }) => rights.configure);
