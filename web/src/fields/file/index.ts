import { laterEdit, laterFilter, type FieldKind } from "../kind";
import { namesOf } from "./files";
import { Show } from "./show";

export const file: FieldKind = {
  Show,
  Edit: laterEdit(() => import("./edit")),
  Filter: laterFilter(() => import("./filter")),
  text: namesOf,
  operators: ["contains", "empty", "filled"],
  wide: true,
  popup: true,
  align: "start",
  width: { least: 100, most: 260 },
};
