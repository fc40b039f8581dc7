import { queryOptions, type QueryClient } from "@tanstack/react-query";
import type { Extent, FieldAccess, ObjectRules, Right } from "@/lib/api/access";
import { api } from "@/lib/api/client";
import { listRecords } from "@/lib/api/records";
import type { Label, Language, RecordRow, Reference } from "@/lib/api/types";
import type { Shape } from "@/lib/api/shapes";

/** A person's door, as administrators see it. */
export interface Member extends Shape<"StaffMember"> {
  role: "administrator" | "member";
}

/** A way in, good once and for a while; shown to whoever made it and to nobody again. */
export type Link = Shape<"StaffLink">;

export interface Invitation {
  name: string;
  login: string;
  role: Member["role"];
  locale: Language;
  /** The record of somebody who is known already and has no way in yet. */
  user?: string;
}

export type Holding = Shape<"HandoverHolding">;

export interface Handover {
  id: string;
  person: string;
  state: "running" | "finished" | "undoing" | "undone";
  createdAt: string;
  parts: { object: string; field: string; successor: Reference; operation: { id: string; state: string; progress: { total: number; done: number; changed: number; unchanged: number; rejected: number } } }[];
}

export interface Successor {
  object: string;
  field: string;
  successor: string;
}

export const membersQuery = queryOptions({
  queryKey: ["people", "members"],
  queryFn: ({ signal }) => api.get("/people", { signal }) as Promise<{ items: Member[] }>,
});

/** All of them, page by page: a tree with a hole would be another tree. */
async function all(object: string, signal: AbortSignal): Promise<RecordRow[]> {
  const rows: RecordRow[] = [];
  for (let after: string | null = null; ;) {
    const page: { items: RecordRow[]; next: string | null } = await listRecords(object, { sort: "name", limit: 1000, after }, signal);
    rows.push(...page.items);
    after = page.next;
    if (after === null) return rows;
  }
}

export const peopleQuery = queryOptions({ queryKey: ["people", "records"], queryFn: ({ signal }) => all("user", signal) });
export const departmentsQuery = queryOptions({ queryKey: ["people", "departments"], queryFn: ({ signal }) => all("department", signal) });
export const absencesQuery = (person: string) =>
  queryOptions({ queryKey: ["people", "absences", person], queryFn: ({ signal }) => listRecords("absence", { where: `person == ${JSON.stringify(person)}`, sort: "-first_day", limit: 50 }, signal) });
export const holdingsQuery = (person: string) =>
  queryOptions({ queryKey: ["people", "holdings", person], queryFn: ({ signal }) => api.get("/people/{person}/holdings", { path: { person }, signal }), staleTime: 0 });
export const handoversQuery = (person: string) =>
  queryOptions({
    queryKey: ["people", "handovers", person],
    queryFn: ({ signal }) => api.get("/people/{person}/handovers", { path: { person }, signal }) as Promise<{ items: Handover[] }>,
    refetchInterval: (query) => (query.state.data?.items.some(({ state }) => state === "running" || state === "undoing") ? 700 : false),
  });

export const invite = (invitation: Invitation) => api.post("/people", { body: invitation });
export const makeLink = (user: string) => api.post("/people/{user}/link", { path: { user } });
export const changeMember = (user: string, change: Partial<Pick<Member, "active" | "role" | "mustChangePassword" | "secondFactorRequired">>) => api.patch("/people/{user}", { path: { user }, body: change });
export const endSessions = (user: string) => api.remove("/people/{user}/sessions", { path: { user } });
export const resetFactor = (user: string) => api.remove("/people/{user}/second-factor", { path: { user } });
export const handOver = (person: string, parts: Successor[]) => api.post("/people/{person}/handovers", { path: { person }, body: { parts } }) as Promise<Handover>;
export const undoHandover = (person: string, id: string) => api.remove("/people/{person}/handovers/{id}/effects", { path: { person, id } }) as Promise<Handover>;

/** Whatever shows people or departments is read again. */
export async function refreshPeople(queries: QueryClient): Promise<void> {
  await Promise.all(["people", "grants", "reach", "found", "roles"].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  for (const object of ["user", "department", "absence"]) void queries.invalidateQueries({ queryKey: ["records", object] });
}

/** How much of an object somebody sees, and what he may do with it. */
export interface Sight {
  count: number;
  countIsExact: boolean;
  rights: Partial<Record<Right, Extent>>;
  fields: Record<string, string>;
}

export interface ObjectPreview {
  object: string;
  label: Label;
  now: Sight;
  would: Sight;
}

export interface FieldPreview {
  field: string;
  label: Label;
  now: FieldAccess;
  would: FieldAccess;
  /** As he would read it. */
  value?: unknown;
}

export interface RecordPreview {
  object: string;
  id: string;
  title: string;
  sees: boolean;
  wouldSee: boolean;
  fields: FieldPreview[];
}

export interface Preview {
  person: Reference;
  administrator: boolean;
  /** Whether he holds the role already. */
  holds: boolean;
  objects: ObjectPreview[];
  record: RecordPreview | null;
}

interface PreviewWanted {
  person: string;
  objects: ObjectRules;
  /** Of which one record is looked at, field by field. */
  object: string | undefined;
}

export const previewQuery = (role: string, wanted: PreviewWanted) =>
  queryOptions({
    queryKey: ["role-preview", role, wanted],
    queryFn: ({ signal }) => api.post("/roles/{key}/preview", { path: { key: role }, body: wanted, signal }) as Promise<Preview>,
    staleTime: 0,
    gcTime: 0,
  });
