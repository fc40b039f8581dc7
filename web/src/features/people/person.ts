import type { RecordRow, Reference } from "@/lib/api/types";
import type { Member } from "./api";

/** Here, asked to come, gone, or somebody whom records name but who cannot sign in. */
export const states = ["active", "invited", "inactive", "unknown"] as const;
export type State = (typeof states)[number];

/** A person: his record, and his door where he has one. */
export interface Person {
  id: string;
  name: string;
  row: RecordRow;
  member: Member | undefined;
  state: State;
  departments: string[];
}

export function peopleOf(rows: RecordRow[], members: Member[]): Person[] {
  const doors = new Map(members.map((member) => [member.user, member]));
  return rows.map((row) => {
    const member = doors.get(row.id);
    return { id: row.id, name: text(row.name), row, member, state: stateOf(row, member), departments: [...new Set([reference(row.department)?.id, ...references(row.departments).map(({ id }) => id)].filter((id) => id !== undefined))] };
  });
}

function stateOf(row: RecordRow, member: Member | undefined): State {
  if (!member) return row.active === false ? "inactive" : "unknown";
  if (!member.active) return "inactive";
  return member.invited ? "invited" : "active";
}

export const text = (value: unknown): string => (typeof value === "string" ? value : "");

export function reference(value: unknown): Reference | undefined {
  return typeof value === "object" && value !== null && "id" in value ? (value as Reference) : undefined;
}

export function references(value: unknown): Reference[] {
  return Array.isArray(value) ? value.flatMap((one) => reference(one) ?? []) : [];
}
