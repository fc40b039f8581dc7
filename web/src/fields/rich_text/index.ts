import { laterEdit, laterFilter, type FieldKind } from "../kind";
import { wordsOf } from "./document";
import { Show } from "./show";

export const richText: FieldKind = {
  Show,
  Edit: laterEdit(() => import("./edit")),
  Filter: laterFilter(() => import("./filter")),
  text: wordsOf,
  operators: ["contains", "empty", "filled"],
  wide: true,
  align: "start",
  width: { least: 120, most: 320 },
};
