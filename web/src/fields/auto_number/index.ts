import { text } from "../text";
import type { FieldKind } from "../kind";

/** Given by the server: shown and sought as text, never edited, since its field is read-only. */
export const autoNumber: FieldKind = { ...text, width: { least: 100, most: 180 } };
