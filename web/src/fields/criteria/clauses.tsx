import type { Field } from "@/lib/api/types";
import { byName, type Clause } from "@/lib/criteria/clause";
import { AddFilter } from "./add-filter";
import { FilterChip } from "./filter-chip";

interface ClausesProps {
  fields: Field[];
  clauses: Clause[];
  onChange: (clauses: Clause[]) => void;
}

/** Conditions as a person builds them, each a chip that opens; all of them have to hold. */
export function Clauses({ fields, clauses, onChange }: ClausesProps) {
  const named = byName(fields);
  const change = (index: number, clause: Clause | undefined) => onChange(clauses.flatMap((one, place) => (place === index ? (clause ?? []) : one)));
  return (
    <>
      {clauses.map((clause, index) => {
        const field = named.get(clause.field);
        return field && <FilterChip key={`${index}-${clause.field}`} field={field} clause={clause} onChange={(next) => change(index, next)} />;
      })}
      <AddFilter fields={fields} onAdd={(clause) => onChange([...clauses, clause])} />
    </>
  );
}
