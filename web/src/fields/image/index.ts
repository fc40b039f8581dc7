import { namesOf } from "../file/files";
import { laterEdit, laterFilter, type FieldKind } from "../kind";
import { Show } from "./show";

export const image: FieldKind = {
  Show,
  Edit: laterEdit(() => import("./edit")),
  Filter: laterFilter(() => import("./filter")),
  text: namesOf,
  operators: ["empty", "filled", "contains"],
  wide: true,
  popup: true,
  align: "start",
  width: { least: 80, most: 180 },
};
