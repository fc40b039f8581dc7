import type { Field, Language, RecordRow } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { kindOf } from "@/fields/registry";

const em = 13;
const padding = 22;
const looked = 80;
const avatar = 28;
const dot = 20;
const arrow = 34;

/** Width of a line of text in pixels, near enough: Chinese takes an em, Latin a little over half. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += (letter.codePointAt(0) ?? 0) > 0x2e80 ? em : /[A-Z0-9@¥%]/.test(letter) ? em * 0.62 : em * 0.53;
  return width;
}

export interface Fitted {
  field: Field;
  width: number;
  /** How far from the left it stays while one scrolls sideways. */
  stuck?: number;
}

/** The title and the first `pinned` columns after it stay where they are, unless they would fill the window. */
export function stick(fitted: Fitted[], pinned: number, gutter: number, room: number): Fitted[] {
  let left = gutter;
  return fitted.map((one, at) => {
    const stuck = left;
    left += one.width;
    return at === 0 || (at <= pinned && left < room * 0.7) ? { ...one, stuck } : one;
  });
}

/**
 * Columns as wide as their content, within the bounds of their type; widths set by hand win. When room is left, names
 * that are still cut get it first.
 */
export function fitColumns(fields: Field[], title: string, rows: RecordRow[], own: Record<string, number>, room: number, language: Language): Fitted[] {
  const wanted = fields.map((field) => naturalWidth(field, rows, language));
  const fitted = fields.map((field, index) => {
    const { least, most } = kindOf(field).width;
    return { field, width: own[field.name] ?? Math.round(Math.min(Math.max(wanted[index] ?? least, least), Math.max(most, headWidth(field, language)))) };
  });
  let spare = room - fitted.reduce((sum, one) => sum + one.width, 0);
  const cut = fitted.map((one, index) => ({ one, missing: own[one.field.name] === undefined ? (wanted[index] ?? 0) - one.width : 0 }));
  cut.sort((left, right) => Number(right.one.field.name === title) - Number(left.one.field.name === title));
  for (const { one, missing } of cut) {
    const given = Math.min(Math.max(0, missing), Math.max(0, spare));
    one.width += Math.round(given);
    spare -= given;
  }
  return fitted;
}

/** The name of a column with room for its sort sign is never cut by the bounds of its type. */
function headWidth(field: Field, language: Language): number {
  return Math.ceil(textWidth(say(field.label, language))) + arrow + padding / 2;
}

function naturalWidth(field: Field, rows: RecordRow[], language: Language): number {
  const kind = kindOf(field);
  const words = kind.listText ?? kind.text;
  let widest = headWidth(field, language) - padding;
  for (const row of rows.slice(0, looked)) widest = Math.max(widest, textWidth(words(row[field.name], field, language)));
  const sign = field.to === "user" ? avatar : field.choices?.some((one) => one.color) ? dot : 0;
  return widest + padding + sign;
}
