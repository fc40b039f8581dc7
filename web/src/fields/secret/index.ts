import { asText, laterEdit, laterFilter, type FieldKind } from "../kind";
import { Show } from "./show";

/** Comes masked, and is found only by the whole of it. */
export const secret: FieldKind = {
  Show,
  Edit: laterEdit(() => import("./edit")),
  Filter: laterFilter(() => import("../text/filter")),
  text: asText,
  operators: ["is", "isNot", "empty", "filled"],
  fleeting: true,
  align: "start",
  width: { least: 90, most: 140 },
};
