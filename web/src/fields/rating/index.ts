import { asNumber, asText, laterEdit, laterFilter, type FieldKind } from "../kind";
import { numberOperators } from "../whole";
import { Show } from "./show";

export const rating: FieldKind = {
  Show,
  Edit: laterEdit(() => import("./edit")),
  Filter: laterFilter(() => import("./filter")),
  text: (value) => asText(asNumber(value)),
  operators: numberOperators,
  align: "start",
  width: { least: 92, most: 130 },
};
