import { asText, laterEdit, laterFilter, type FieldKind } from "../kind";
import { Show } from "./show";

export const longText: FieldKind = {
  Show,
  Edit: laterEdit(() => import("./edit")),
  Filter: laterFilter(() => import("./filter")),
  text: asText,
  operators: ["contains", "empty", "filled"],
  wide: true,
  align: "start",
  width: { least: 120, most: 320 },
};
