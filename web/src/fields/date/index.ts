import { formatDay } from "@/lib/format/time";
import { asText, laterEdit, laterFilter, type FieldKind } from "../kind";
import { Show } from "./show";

export const dayOperators = ["between", "atLeast", "atMost", "is", "empty", "filled"] as const;

export const date: FieldKind = {
  Show,
  Edit: laterEdit(() => import("./edit")),
  Filter: laterFilter(() => import("./filter")),
  text: (value, _field, language) => (asText(value) === "" ? "" : formatDay(asText(value), language)),
  operators: dayOperators,
  popup: true,
  align: "start",
  width: { least: 96, most: 130 },
};
