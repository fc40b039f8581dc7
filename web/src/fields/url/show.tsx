import { asText, type ShowProps } from "../kind";

export function Show({ value, place }: ShowProps) {
  const address = asText(value);
  const shown = address.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/$/, "");
  // Only web addresses become links: a stored "javascript:" must stay text.
  if (place === "list" || !/^https?:\/\//i.test(address)) return <>{shown}</>;
  return <a href={address} target="_blank" rel="noreferrer noopener">{shown}</a>;
}
