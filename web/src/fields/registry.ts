import type { Field, FieldType, Language } from "@/lib/api/types";
import { date } from "./date";
import { datetime } from "./datetime";
import { decimal } from "./decimal";
import type { FieldKind } from "./kind";
import { longText } from "./long_text";
import { mail } from "./mail";
import { money } from "./money";
import { percent } from "./percent";
import { phone } from "./phone";
import { reference } from "./reference";
import { select } from "./select";
import { text } from "./text";
import { url } from "./url";
import { uscc } from "./uscc";
import { whole } from "./whole";
import { yesno } from "./yesno";

/** A new type of field is one folder and one line here. */
const kinds: Record<FieldType, FieldKind> = {
  text, long_text: longText, whole, decimal, money, percent, yesno, date, datetime, select, mail, phone, url, uscc, reference,
};

/** A type this version does not know yet is shown as text, so that an older page survives a newer server. */
export function kindOf(field: Field): FieldKind {
  return kinds[field.type] ?? text;
}

export function wordsOf(value: unknown, field: Field, language: Language): string {
  return kindOf(field).text(value, field, language);
}
