import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { objectQuery } from "@/lib/api/objects";
import { listRecords } from "@/lib/api/records";
import type { Field, RecordRow } from "@/lib/api/types";
import { useSettled } from "@/lib/use-settled";

export interface Found {
  value: string;
  label: string;
}

/** Records of the referred object that match what was typed, twenty at most. */
export function useFound(field: Field, typed: string, enabled: boolean): { found: Found[]; busy: boolean } {
  const to = field.to ?? "";
  const q = useSettled(typed.trim(), 200);
  const definition = useQuery({ ...objectQuery(to), enabled: enabled && to !== "" });
  const title = definition.data?.title;
  const rows = useQuery({
    queryKey: ["found", to, q],
    queryFn: ({ signal }) => listRecords(to, { q, limit: 20, fields: title, counted: false }, signal),
    enabled: enabled && title !== undefined,
    placeholderData: keepPreviousData,
  });
  const found = (rows.data?.items ?? []).map((row) => ({ value: row.id, label: titleOf(row, title) }));
  return { found, busy: rows.isFetching };
}

function titleOf(row: RecordRow, title: string | undefined): string {
  return title === undefined ? row.id : String(row[title] ?? row.id);
}
