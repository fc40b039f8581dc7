import type { ShowProps } from "../kind";
import { lineOf } from "./levels";

export function Show({ value }: ShowProps) {
  return <>{lineOf(value)}</>;
}
