import type { ObjectDefinition, RecordRow, Tint } from "@/lib/api/types";
import { byName, type Clause } from "@/lib/criteria/clause";
import { holds } from "@/lib/criteria/holds";
import { fromCel } from "@/lib/criteria/read";

/** The colours that rows can wear; style sheets know them by these words. */
export const tintColors = ["red", "amber", "green", "teal", "blue", "violet", "gray"] as const;

export type TintOf = (row: RecordRow) => string | undefined;

/** The colour of a row: that of the first rule that holds. */
export function tinter(tints: Tint[] | undefined, { fields }: ObjectDefinition, me: string): TintOf {
  const known = byName(fields);
  const rules = (tints ?? []).flatMap(({ when, color }): { clauses: Clause[]; color: string }[] => {
    const clauses = fromCel(when, known);
    return clauses === undefined || clauses.length === 0 ? [] : [{ clauses, color }];
  });
  if (rules.length === 0) return () => undefined;
  return (row) => rules.find(({ clauses }) => clauses.every((clause) => holds(clause, row, known, me)))?.color;
}

/** Fields that the colours ask for, which the list has to bring along. */
export function tintFields(tints: Tint[] | undefined, { fields }: ObjectDefinition): string[] {
  const known = byName(fields);
  return [...new Set((tints ?? []).flatMap(({ when }) => (fromCel(when, known) ?? []).map(({ field }) => field)))];
}
