import type { EditProps } from "../kind";
import { secondsOf } from "./span";
import { SpanInput } from "./span-input";

/** What is no span is handed on as typed, so that the server can say what is wrong with it. */
export function Edit({ id, label, value, onChange, autoFocus, invalid, describedBy }: EditProps) {
  const type = (text: string, seconds: number | undefined) => onChange(seconds !== undefined ? `PT${seconds}S` : text.trim() === "" ? null : text);
  return <SpanInput id={id} label={label} seconds={secondsOf(value)} onType={type} autoFocus={autoFocus} invalid={invalid} describedBy={describedBy} />;
}
