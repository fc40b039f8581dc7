import { asReference, laterEdit, laterFilter, type FieldKind } from "../kind";
import { Show } from "./show";

export const record: FieldKind = {
  Show,
  Edit: laterEdit(() => import("./edit")),
  Filter: laterFilter(() => import("../text/filter")),
  text: (value) => asReference(value)?.title ?? "",
  operators: ["filled", "empty", "starts"],
  popup: true,
  align: "start",
  width: { least: 120, most: 300 },
};
