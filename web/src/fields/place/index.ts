import { laterEdit, laterFilter, type FieldKind } from "../kind";
import { pointOf, wordsOfPoint } from "./point";
import { Show } from "./show";

export const place: FieldKind = {
  Show,
  Edit: laterEdit(() => import("./edit")),
  Filter: laterFilter(() => import("../text/filter")),
  text: (value) => wordsOfPoint(pointOf(value)),
  operators: ["filled", "empty", "starts"],
  align: "start",
  width: { least: 120, most: 190 },
};
