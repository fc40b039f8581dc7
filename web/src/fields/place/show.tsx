import type { ShowProps } from "../kind";
import { pointOf, wordsOfPoint } from "./point";

/** Whichever map the device has opens it; none is asked from here. */
export function Show({ value, place }: ShowProps) {
  const point = pointOf(value);
  const words = wordsOfPoint(point);
  return place === "page" && point ? <a href={`geo:${words}`}>{words}</a> : <>{words}</>;
}
