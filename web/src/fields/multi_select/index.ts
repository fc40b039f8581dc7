import { asTexts, laterEdit, laterFilter, type FieldKind } from "../kind";
import { choiceLabel } from "../select/choices";
import { Show } from "./show";

export const multiSelect: FieldKind = {
  Show,
  Edit: laterEdit(() => import("./edit")),
  Filter: laterFilter(() => import("../select/filter")),
  text: (value, field, language) => asTexts(value).map((one) => choiceLabel(one, field, language)).join(language === "zh" ? "、" : ", "),
  operators: ["oneOf", "noneOf", "empty", "filled"],
  popup: true,
  align: "start",
  width: { least: 90, most: 260 },
};
