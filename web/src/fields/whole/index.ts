import { formatWhole } from "@/lib/format/number";
import { asNumber, laterEdit, laterFilter, type FieldKind } from "../kind";
import { Show } from "./show";

export const numberOperators = ["atLeast", "atMost", "between", "is", "isNot", "more", "less", "empty", "filled"] as const;

export const whole: FieldKind = {
  Show,
  Edit: laterEdit(() => import("./edit")),
  Filter: laterFilter(() => import("./filter")),
  text: (value, _field, language) => {
    const number = asNumber(value);
    return number === undefined ? "" : formatWhole(number, language);
  },
  operators: numberOperators,
  align: "end",
  width: { least: 72, most: 150 },
};
