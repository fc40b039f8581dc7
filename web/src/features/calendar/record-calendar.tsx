import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CalendarDays } from "lucide-react";
import type { ObjectDefinition } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Select } from "@/ui/form";
import { State } from "@/ui/state";
import { Calendar } from "./calendar";
import { dayFields, sourceOf } from "./source";
import styles from "./calendar.module.css";

interface RecordCalendarProps {
  definition: ObjectDefinition;
  where: string | undefined;
  q: string | undefined;
  /** The field that a view chose. */
  by?: string | undefined;
}

/** The records of a list on the days of one of their fields. */
export function RecordCalendar({ definition, where, q, by }: RecordCalendarProps) {
  const { t } = useTranslation("calendar");
  const fields = dayFields(definition);
  const [chosen, setChosen] = useState<string | undefined>(by);
  const field = fields.find(({ name }) => name === chosen) ?? fields[0];
  const sources = field ? [sourceOf(definition, field, where, q)] : [];
  if (!field) return <State icon={<CalendarDays size={22} />} title={t("noDays", { objects: say(definition.plural) })}>{t("noDays.words")}</State>;
  const bar = fields.length > 1 && (
    <label className={styles.pick}>
      {t("by")}
      <Select value={field.name} onChange={(event) => setChosen(event.target.value)}>{fields.map(({ name, label }) => <option key={name} value={name}>{say(label)}</option>)}</Select>
    </label>
  );
  return <Calendar key={field.name} sources={sources} kept={definition.name} bar={bar} />;
}
