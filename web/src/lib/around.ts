import { createContext, use, type ReactNode } from "react";
import type { ObjectDefinition } from "@/lib/api/types";

/** Draws what happened around a record; records themselves do not know their activities. */
export type Around = (of: { definition: ObjectDefinition; id: string; writing?: boolean }) => ReactNode;

export const AroundContext = createContext<Around | undefined>(undefined);

export const useAround = (): Around | undefined => use(AroundContext);
