import type { Field, ObjectDefinition, RecordRow } from "@/lib/api/types";

/** Why a cell cannot be written to, as a key of the texts. */
export type Lock = "past" | "binned" | "rights" | "masked" | "computed" | "traced" | "readOnly";

/** The list as it is shown: of today, of the past or of the bin. */
export type Tense = "now" | "past" | "binned";

const traces = new Set(["id", "version", "created_at", "created_by", "updated_at", "updated_by", "deleted_at", "deleted_by"]);
const computed = new Set(["formula", "rollup", "auto_number"]);

export function lockOf({ rights }: ObjectDefinition, field: Field, row: RecordRow, tense: Tense): Lock | undefined {
  if (tense !== "now") return tense;
  if (!(row._rights?.edit ?? rights.edit)) return "rights";
  if (isMasked(row, field)) return "masked";
  if (traces.has(field.name)) return "traced";
  if (computed.has(field.type)) return "computed";
  return field.readOnly ? "readOnly" : undefined;
}

/** Hidden characters cannot be edited: writing them back would lose what they stand for. */
function isMasked({ _masked: masked }: RecordRow, { name }: Field): boolean {
  return Array.isArray(masked) && masked.includes(name);
}
