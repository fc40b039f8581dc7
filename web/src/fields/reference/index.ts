import { asReference, laterEdit, laterFilter, type FieldKind } from "../kind";
import { Show } from "./show";

export const reference: FieldKind = {
  Show,
  Edit: laterEdit(() => import("./edit")),
  Filter: laterFilter(() => import("./filter")),
  text: (value) => asReference(value)?.title ?? "",
  operators: ["oneOf", "noneOf", "empty", "filled"],
  popup: true,
  align: "start",
  width: { least: 84, most: 300 },
};
