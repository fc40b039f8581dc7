import { laterEdit, laterFilter, type FieldKind } from "../kind";
import { lineOf } from "./levels";
import { Show } from "./show";

export const address: FieldKind = {
  Show,
  Edit: laterEdit(() => import("./edit")),
  Filter: laterFilter(() => import("../text/filter")),
  text: lineOf,
  operators: ["contains", "starts", "empty", "filled"],
  wide: true,
  align: "start",
  width: { least: 140, most: 360 },
};
