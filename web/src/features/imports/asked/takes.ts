import type { Field } from "@/lib/api/types";
import { language } from "@/lib/i18n/i18n";
import { isBlank } from "@/fields/kind";
import { wordsOf } from "@/fields/registry";
import type { AskedRow } from "../import";

/** One field of a row beside that of a record. */
export interface Compared {
  field: Field;
  /** As the file says it: a name of another record, or a value that could be read. */
  file: string;
  record: unknown;
  differs: boolean;
}

export function compared(field: Field, row: AskedRow, values: Record<string, unknown>): Compared {
  const read = row.values[field.name];
  const file = isBlank(read) ? (row.texts[field.name] ?? "").trim() : wordsOf(read, field, language());
  const record = values[field.name];
  return { field, file, record, differs: file !== "" && file !== (isBlank(record) ? "" : wordsOf(record, field, language())) };
}

/** What the record has nothing of comes from the file; else the record stays as it is. */
export const usual = ({ differs, record }: Compared): boolean => differs && isBlank(record);
