import { DatePicker as Picker, type DatePickerProps } from "antd";
import type { Dayjs } from "dayjs";
import { Localised } from "./localised";

/** A day, or a moment of one, in the calendar of one's language. */
export function DatePicker(props: DatePickerProps<Dayjs, false>) {
  return <Localised><Picker {...props} /></Localised>;
}
