import { asText, laterEdit, laterFilter, type FieldKind } from "../kind";
import { choiceLabel } from "./choices";
import { Show } from "./show";

export const select: FieldKind = {
  Show,
  Edit: laterEdit(() => import("./edit")),
  Filter: laterFilter(() => import("./filter")),
  text: (value, field, language) => (asText(value) === "" ? "" : choiceLabel(asText(value), field, language)),
  operators: ["oneOf", "noneOf", "empty", "filled"],
  popup: true,
  align: "start",
  width: { least: 80, most: 180 },
};
