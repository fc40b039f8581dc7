import { formatMoney, formatMoneyShort } from "@/lib/format/number";
import { asNumber, laterEdit, laterFilter, type FieldKind } from "../kind";
import { numberOperators } from "../whole";
import { Show } from "./show";

export const money: FieldKind = {
  Show,
  Edit: laterEdit(() => import("./edit")),
  Filter: laterFilter(() => import("./filter")),
  text: (value, field, language) => {
    const number = asNumber(value);
    return number === undefined ? "" : formatMoney(number, language, field.scale ?? 2);
  },
  listText: (value, _field, language) => {
    const number = asNumber(value);
    return number === undefined ? "" : formatMoneyShort(number, language);
  },
  operators: numberOperators,
  align: "end",
  width: { least: 92, most: 130 },
};
