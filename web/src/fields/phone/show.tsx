import { asText, type ShowProps } from "../kind";

export function Show({ value, place }: ShowProps) {
  const number = asText(value);
  return place === "list" || number === "" ? <>{number}</> : <a href={`tel:${number.replace(/[^\d+]/g, "")}`}>{number}</a>;
}
