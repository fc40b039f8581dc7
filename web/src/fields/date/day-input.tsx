import dayjs from "dayjs";
import { DatePicker } from "@/ui/antd/date-picker";

interface DayInputProps {
  id?: string | undefined;
  label: string;
  value: string;
  onChange: (value: string | null) => void;
  autoFocus?: boolean;
  invalid?: boolean;
  /** With the time of day; values are then instants. */
  timed?: boolean;
}

export function DayInput({ id, label, value, onChange, autoFocus = false, invalid = false, timed = false }: DayInputProps) {
  const shown = value === "" ? null : dayjs(value);
  return (
    <DatePicker
      id={id}
      aria-label={label}
      style={{ width: "100%" }}
      value={shown?.isValid() ? shown : null}
      showTime={timed ? { format: "HH:mm" } : false}
      format={timed ? "YYYY-MM-DD HH:mm" : "YYYY-MM-DD"}
      autoFocus={autoFocus}
      status={invalid ? "error" : ""}
      onChange={(day) => onChange(day ? (timed ? day.toDate().toISOString() : day.format("YYYY-MM-DD")) : null)}
    />
  );
}
