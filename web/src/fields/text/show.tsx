import { asText, type ShowProps } from "../kind";

export function Show({ value }: ShowProps) {
  return <>{asText(value)}</>;
}
