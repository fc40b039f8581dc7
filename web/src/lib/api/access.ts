import { queryOptions, type QueryClient } from "@tanstack/react-query";
import { api } from "./client";
import type { Label, Reference } from "./types";

export const rights = ["see", "create", "edit", "delete", "import", "export", "mass_edit", "merge", "transfer", "configure"] as const;
export type Right = (typeof rights)[number];

export const scopes = ["all", "department_tree", "department", "subordinates", "own", "shared", "where"] as const;
export type ScopeKind = (typeof scopes)[number];
export interface Scope {
  kind: ScopeKind;
  where?: string;
}

export const accesses = ["hidden", "masked", "read", "edit"] as const;
export type FieldAccess = (typeof accesses)[number];
export interface FieldRule {
  access: FieldAccess;
  mask?: string;
  when?: string;
  otherwise?: FieldAccess;
  denied?: boolean;
}

export interface ObjectRule {
  rights: Right[];
  denied?: Right[];
  see?: Scope;
  change?: Scope;
  fields?: Record<string, FieldRule>;
}
export type ObjectRules = Record<string, ObjectRule>;

export interface Role {
  key: string;
  label: Label;
  purpose?: Label | null;
  standard: boolean;
  changed: boolean;
  base: boolean;
  grants: number;
  version: number;
  objects: ObjectRules;
}

export type PartyKind = "person" | "department" | "position" | "role" | "everybody";
/** Whom a grant or a share is for. */
export interface Party {
  kind: PartyKind;
  id?: string;
  below?: boolean;
  position?: string;
  role?: string;
  title?: string | null;
}

export interface Grant {
  id: string;
  role: string;
  roleLabel?: Label;
  to: Party;
  from: string | null;
  until: string | null;
  note: string | null;
  state: "active" | "waiting" | "expired";
  by?: Reference | null;
  at: string;
  version: number;
}

export type Level = "read" | "edit";
export interface Share {
  id: string;
  to: Party;
  level: Level;
  part: string | null;
  until: string | null;
  state: "active" | "expired";
  by?: Reference | null;
  at: string;
  version: number;
}
export interface Shares {
  items: Share[];
  mayShare: boolean;
}

export interface Reason {
  code: string;
  text: string;
  grants: boolean;
}
/** What somebody may do with one record, and why. */
export interface Explanation {
  person: Reference;
  rights: { right: Right; allowed: boolean; reasons: Reason[] }[];
  fields: { field: string; label: Label; access: FieldAccess; restricted: boolean; reasons: Reason[] }[];
}

export type Extent = "all" | "some" | "none";
/** What somebody may in all. */
export interface Reach {
  person: Reference;
  administrator: boolean;
  roles: { key: string; label: Label; via: { to: Party; until: string | null }[] }[];
  departments: Reference[];
  subordinates: number;
  objects: { object: string; label: Label; rights: Partial<Record<Right, Extent>>; fields: Record<string, "hidden" | "masked" | "read" | "some"> }[];
}

export interface ViewAs {
  person: Reference | null;
  since?: string;
}

export const rolesQuery = queryOptions({
  queryKey: ["roles"],
  queryFn: ({ signal }) => api.get("/roles", { signal }) as Promise<{ items: Role[]; named: string[] }>,
});

export const grantsQuery = (of: { role?: string; person?: string }) =>
  queryOptions({ queryKey: ["grants", of], queryFn: ({ signal }) => api.get("/grants", { query: of, signal }) as Promise<{ items: Grant[] }> });

export const sharesQuery = (object: string, id: string) =>
  queryOptions({ queryKey: ["shares", object, id], queryFn: ({ signal }) => api.get("/records/{object}/{id}/shares", { path: { object, id }, signal }) as Promise<Shares> });

export const explanationQuery = (object: string, id: string, user: string) =>
  queryOptions({ queryKey: ["explanation", object, id, user], queryFn: ({ signal }) => api.get("/records/{object}/{id}/access", { path: { object, id }, query: { user }, signal }) as Promise<Explanation>, staleTime: 0 });

export const reachQuery = (user: string) =>
  queryOptions({ queryKey: ["reach", user], queryFn: ({ signal }) => api.get("/access", { query: { user }, signal }) as Promise<Reach>, staleTime: 0 });

export const viewAsQuery = queryOptions({
  queryKey: ["view-as"],
  queryFn: ({ signal }) => api.get("/view-as", { signal }) as Promise<ViewAs>,
  staleTime: Infinity,
});

export interface NewRole {
  label: Label;
  purpose?: Label;
  from?: string;
}
export const addRole = (role: NewRole) => api.post("/roles", { body: role }) as Promise<Role>;
export const changeRole = ({ key, version, ...change }: { key: string; version: number; label?: Label; purpose?: Label; objects?: ObjectRules }) => api.patch("/roles/{key}", { path: { key }, body: change, version }) as Promise<Role>;
export const removeRole = (key: string) => api.remove("/roles/{key}", { path: { key } });

export interface NewGrant {
  role: string;
  to: Party;
  from?: string;
  until?: string;
  note?: string;
}
export const addGrant = (grant: NewGrant) => api.post("/grants", { body: { ...grant, to: bare(grant.to) } }) as Promise<Grant>;
export const removeGrant = (id: string) => api.remove("/grants/{id}", { path: { id } });

export interface NewShare {
  to: Party;
  level: Level;
  part?: string;
  until?: string;
}
export const addShare = (object: string, id: string, share: NewShare) => api.post("/records/{object}/{id}/shares", { path: { object, id }, body: { ...share, to: bare(share.to) } }) as Promise<Share>;
export const changeShare = (object: string, id: string, share: string, change: { level?: Level; until?: string | null }) => api.patch("/records/{object}/{id}/shares/{share}", { path: { object, id, share }, body: change }) as Promise<Share>;
export const removeShare = (object: string, id: string, share: string) => api.remove("/records/{object}/{id}/shares/{share}", { path: { object, id, share } });

export const viewAs = (user: string) => api.post("/view-as", { body: { user } }) as Promise<ViewAs>;
export const stopViewing = () => api.remove("/view-as");

/** One looks with other eyes now: who one is and what there is are asked anew, and what is not on the screen is forgotten. */
export async function lookAnew(queries: QueryClient, seen: ViewAs): Promise<void> {
  queries.setQueryData(viewAsQuery.queryKey, seen);
  queries.removeQueries({ type: "inactive" });
  await Promise.all([["me"], ["objects"]].map((queryKey) => queries.refetchQueries({ queryKey })));
}

/** A party as it is sent: its name is only for people. */
function bare(party: Party): Party {
  const sent = { ...party };
  delete sent.title;
  return sent;
}
