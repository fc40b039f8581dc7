import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import type { Shape } from "@/lib/api/shapes";

export type Security = Shape<"MySecurityOverview">;

export type OpenSession = Shape<"MySecurityListed">;

/** Rights by object; none at all: everything of its owner. */
export type Mandate = Record<string, string[]>;

export type ApiKey = Shape<"MyKeysKey">;

export type MadeKey = Shape<"MyKeysMade">;

export interface KeyWish {
  name: string;
  expiresAt?: string;
  mandate?: Mandate;
}

export const securityQuery = queryOptions({
  queryKey: ["me", "security"],
  queryFn: ({ signal }) => api.get("/me/security", { signal }),
});

export const sessionsQuery = queryOptions({
  queryKey: ["me", "sessions"],
  queryFn: ({ signal }) => api.get("/me/sessions", { signal }),
});

export const keysQuery = queryOptions({
  queryKey: ["me", "keys"],
  queryFn: ({ signal }) => api.get("/me/keys", { signal }),
});

export const changePassword = (current: string, fresh: string) => api.post("/me/password", { body: { current, fresh } });
export const beginFactor = () => api.post("/me/second-factor");
export const confirmFactor = (code: string) => api.post("/me/second-factor/confirmation", { body: { code } });
export const renewCodes = () => api.post("/me/second-factor/codes");
export const removeFactor = () => api.remove("/me/second-factor");
export const endSession = (id: string) => api.remove("/me/sessions/{id}", { path: { id } });
export const endOthers = () => api.remove("/me/sessions");
export const makeKey = (wish: KeyWish) => api.post("/me/keys", { body: wish });
export const rotateKey = (id: string, overlapHours: number) => api.post("/me/keys/{id}/rotation", { path: { id }, body: { overlapHours } });
export const revokeKey = (id: string) => api.remove("/me/keys/{id}", { path: { id } });
