import { formatMoment } from "@/lib/format/time";
import { asText, laterEdit, laterFilter, type FieldKind } from "../kind";
import { Show } from "./show";

export const datetime: FieldKind = {
  Show,
  Edit: laterEdit(() => import("./edit")),
  Filter: laterFilter(() => import("./filter")),
  text: (value, _field, language) => (asText(value) === "" ? "" : formatMoment(asText(value), language)),
  operators: ["atLeast", "atMost", "between", "empty", "filled"],
  popup: true,
  align: "start",
  width: { least: 124, most: 170 },
};
