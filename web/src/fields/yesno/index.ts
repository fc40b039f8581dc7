import i18next from "i18next";
import { laterEdit, laterFilter, type FieldKind } from "../kind";
import { Show } from "./show";

export const yesno: FieldKind = {
  Show,
  Edit: laterEdit(() => import("./edit")),
  Filter: laterFilter(() => import("./filter")),
  text: (value) => (typeof value === "boolean" ? i18next.t(value ? "fields:yes" : "fields:no") : ""),
  operators: ["is", "empty", "filled"],
  popup: true,
  align: "start",
  width: { least: 64, most: 110 },
};
