import { laterEdit, laterFilter, type FieldKind } from "../kind";
import { numberOperators } from "../whole";
import { pricedOf, wordsOf } from "./amount";
import { Show } from "./show";

export const currency: FieldKind = {
  Show,
  Edit: laterEdit(() => import("./edit")),
  Filter: laterFilter(() => import("./filter")),
  text: (value, _field, language) => {
    const priced = pricedOf(value);
    return priced === undefined ? "" : wordsOf(priced, language);
  },
  operators: numberOperators,
  align: "end",
  width: { least: 92, most: 150 },
};
