import { asText, laterEdit, laterFilter, type FieldKind } from "../kind";
import { Show } from "./show";

export const textOperators = ["contains", "is", "isNot", "starts", "empty", "filled"] as const;

export const text: FieldKind = {
  Show,
  Edit: laterEdit(() => import("./edit")),
  Filter: laterFilter(() => import("./filter")),
  text: asText,
  operators: textOperators,
  align: "start",
  width: { least: 72, most: 360 },
};
