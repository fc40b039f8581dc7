import { asTexts, laterEdit, laterFilter, type FieldKind } from "../kind";
import { Show } from "./show";

export const tags: FieldKind = {
  Show,
  Edit: laterEdit(() => import("./edit")),
  Filter: laterFilter(() => import("./filter")),
  text: (value, _field, language) => asTexts(value).join(language === "zh" ? "、" : ", "),
  operators: ["oneOf", "noneOf", "empty", "filled"],
  popup: true,
  align: "start",
  width: { least: 90, most: 260 },
};
