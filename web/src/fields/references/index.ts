import { asReferences, laterEdit, laterFilter, type FieldKind } from "../kind";
import { Show } from "./show";

export const references: FieldKind = {
  Show,
  Edit: laterEdit(() => import("./edit")),
  Filter: laterFilter(() => import("../reference/filter")),
  text: (value, _field, language) => asReferences(value).map((one) => one.title).join(language === "zh" ? "、" : ", "),
  operators: ["oneOf", "noneOf", "empty", "filled"],
  popup: true,
  align: "start",
  width: { least: 100, most: 300 },
};
