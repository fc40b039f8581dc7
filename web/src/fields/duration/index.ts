import { laterEdit, laterFilter, type FieldKind } from "../kind";
import { Show } from "./show";
import { secondsOf, writeSpan } from "./span";

export const duration: FieldKind = {
  Show,
  Edit: laterEdit(() => import("./edit")),
  Filter: laterFilter(() => import("./filter")),
  text: (value, _field, language) => {
    const seconds = secondsOf(value);
    return seconds === undefined ? "" : writeSpan(seconds, language);
  },
  operators: ["atLeast", "atMost", "between", "is", "more", "less", "empty", "filled"],
  align: "end",
  width: { least: 80, most: 150 },
};
