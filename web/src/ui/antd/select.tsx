import { Select as Choice, type SelectProps } from "antd";
import { Dressed } from "./dressed";

/** One or several of many, found by typing. */
export function Select<Value>(props: SelectProps<Value>) {
  return <Dressed><Choice<Value> {...props} /></Dressed>;
}
