import { asText, type ShowProps } from "../kind";

export function Show({ value, place }: ShowProps) {
  const address = asText(value);
  return place === "list" || address === "" ? <>{address}</> : <a href={`mailto:${encodeURIComponent(address).replace("%40", "@")}`}>{address}</a>;
}
