import { formatPercent } from "@/lib/format/number";
import { asNumber, laterEdit, laterFilter, type FieldKind } from "../kind";
import { numberOperators } from "../whole";
import { Show } from "./show";

export const percent: FieldKind = {
  Show,
  Edit: laterEdit(() => import("./edit")),
  Filter: laterFilter(() => import("./filter")),
  text: (value, field, language) => {
    const number = asNumber(value);
    return number === undefined ? "" : formatPercent(number, language, field.scale ?? 2);
  },
  operators: numberOperators,
  align: "end",
  width: { least: 72, most: 120 },
};
