import type { Field, Language } from "@/lib/api/types";
import { address } from "./address";
import { autoNumber } from "./auto_number";
import { currency } from "./currency";
import { date } from "./date";
import { datetime } from "./datetime";
import { decimal } from "./decimal";
import { duration } from "./duration";
import { file } from "./file";
import { image } from "./image";
import type { FieldKind } from "./kind";
import { longText } from "./long_text";
import { mail } from "./mail";
import { money } from "./money";
import { multiSelect } from "./multi_select";
import { percent } from "./percent";
import { phone } from "./phone";
import { place } from "./place";
import { rating } from "./rating";
import { record } from "./record";
import { reference } from "./reference";
import { references } from "./references";
import { richText } from "./rich_text";
import { secret } from "./secret";
import { select } from "./select";
import { tags } from "./tags";
import { text } from "./text";
import { url } from "./url";
import { uscc } from "./uscc";
import { whole } from "./whole";
import { yesno } from "./yesno";

/** A new type of field is one folder and one line here. */
const kinds = {
  text, long_text: longText, whole, decimal, money, percent, yesno, date, datetime, select, mail, phone, url, uscc, reference,
  user: reference, department: reference, record, multi_select: multiSelect, tags, rating, duration,
  address, place, auto_number: autoNumber, references, secret, currency, file, image, rich_text: richText, formula: decimal, rollup: decimal,
} satisfies Record<string, FieldKind>;

export type KnownType = keyof typeof kinds;
export const knownTypes = Object.keys(kinds).filter(isKnown);

function isKnown(type: string): type is KnownType {
  return Object.hasOwn(kinds, type);
}

/** A type this version does not know yet is shown as text, so that an older page survives a newer server. */
export function kindOf(field: Field): FieldKind {
  const type = resultOf(field);
  return isKnown(type) ? kinds[type] : text;
}

/** A computed field is shown as what comes out of it. */
const resultOf = (field: Field): string => (typeof field.returns === "string" ? field.returns : field.type);

export function wordsOf(value: unknown, field: Field, language: Language): string {
  return kindOf(field).text(value, field, language);
}
