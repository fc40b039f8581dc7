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

const at = (...words: string[]) => words.map((word) => `/${encodeURIComponent(word)}`).join("");

export const rolesQuery = queryOptions({
  queryKey: ["roles"],
  queryFn: ({ signal }) => api.get<{ items: Role[]; named: string[] }>("/roles", { signal }),
});

export const grantsQuery = (of: { role?: string; person?: string }) =>
  queryOptions({ queryKey: ["grants", of], queryFn: ({ signal }) => api.get<{ items: Grant[] }>("/grants", { query: of, signal }) });

export const sharesQuery = (object: string, id: string) =>
  queryOptions({ queryKey: ["shares", object, id], queryFn: ({ signal }) => api.get<Shares>(`/records${at(object, id)}/shares`, { signal }) });

export const explanationQuery = (object: string, id: string, user: string) =>
  queryOptions({ queryKey: ["explanation", object, id, user], queryFn: ({ signal }) => api.get<Explanation>(`/records${at(object, id)}/access`, { query: { user }, signal }), staleTime: 0 });

export const reachQuery = (user: string) =>
  queryOptions({ queryKey: ["reach", user], queryFn: ({ signal }) => api.get<Reach>("/access", { query: { user }, signal }), staleTime: 0 });

export const viewAsQuery = queryOptions({
  queryKey: ["view-as"],
  queryFn: ({ signal }) => api.get<ViewAs>("/view-as", { signal }),
  staleTime: Infinity,
});

export interface NewRole {
  label: Label;
  purpose?: Label;
  from?: string;
}
export const addRole = (role: NewRole) => api.post<Role>("/roles", role);
export const changeRole = ({ key, version, ...change }: { key: string; version: number; label?: Label; purpose?: Label; objects?: ObjectRules }) => api.patch<Role>(`/roles${at(key)}`, change, { version });
export const removeRole = (key: string) => api.remove(`/roles${at(key)}`);

export interface NewGrant {
  role: string;
  to: Party;
  from?: string;
  until?: string;
  note?: string;
}
export const addGrant = (grant: NewGrant) => api.post<Grant>("/grants", { ...grant, to: bare(grant.to) });
export const removeGrant = (id: string) => api.remove(`/grants${at(id)}`);

export interface NewShare {
  to: Party;
  level: Level;
  part?: string;
  until?: string;
}
export const addShare = (object: string, id: string, share: NewShare) => api.post<Share>(`/records${at(object, id)}/shares`, { ...share, to: bare(share.to) });
export const changeShare = (object: string, id: string, share: string, change: { level?: Level; until?: string | null }) => api.patch<Share>(`/records${at(object, id)}/shares${at(share)}`, change);
export const removeShare = (object: string, id: string, share: string) => api.remove(`/records${at(object, id)}/shares${at(share)}`);

export const viewAs = (user: string) => api.post<ViewAs>("/view-as", { user });
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
