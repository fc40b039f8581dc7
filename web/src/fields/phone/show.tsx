import { asText, type ShowProps } from "../kind";
import { readable } from "./readable";

export function Show({ value, place }: ShowProps) {
  const number = asText(value);
  const shown = readable(number);
  return place === "list" || number === "" ? <>{shown}</> : <a href={`tel:${number.replace(/[^\d+;=ext]/g, "")}`}>{shown}</a>;
}
