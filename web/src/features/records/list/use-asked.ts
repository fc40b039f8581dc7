import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Field, ObjectDefinition } from "@/lib/api/types";
import { possibleDuplicate } from "@/lib/api/duplicates";
import { useCompared } from "../grid/use-compared";

/** What a list can be asked: its fields, and whether a record may be double where that is looked for. */
export function useAsked({ name, fields }: ObjectDefinition): Field[] {
  const { t } = useTranslation("records");
  const compared = useCompared(name);
  const words = t("twins.field");
  return useMemo(() => (compared ? [...fields, questionOf(words)] : fields), [compared, fields, words]);
}

function questionOf(words: string): Field {
  return { name: possibleDuplicate, type: "yesno", kind: "yesno", label: { zh: words, en: words }, required: false, readOnly: true, system: false, sortable: false, filterable: true, searchable: false };
}
