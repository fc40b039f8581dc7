import { asText, laterEdit, laterFilter, type FieldKind } from "../kind";
import { textOperators } from "../text";
import { Show } from "./show";

export const phone: FieldKind = {
  Show,
  Edit: laterEdit(() => import("./edit")),
  Filter: laterFilter(() => import("./filter")),
  text: asText,
  operators: textOperators,
  align: "start",
  width: { least: 110, most: 260 },
};
