import { useQueries, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { CalendarDays } from "lucide-react";
import { objectQuery, objectsQuery } from "@/lib/api/objects";
import { ProblemState, State } from "@/ui/state";
import { Waiting } from "@/ui/waiting";
import { Calendar } from "./calendar";
import { sourceOf } from "./source";
import styles from "./calendar.module.css";

/** What is mine, of which object, and by which field it has its day. */
const mine = [
  { object: "meeting", field: "at", where: '(owner == me() || me() in attendees) && state != "cancelled"' },
  { object: "task", field: "due", where: 'assignee == me() && state != "dropped"' },
];

/** My meetings and tasks on one calendar. */
export function CalendarPage() {
  const { t } = useTranslation("calendar");
  const { data: objects } = useSuspenseQuery(objectsQuery);
  const known = mine.filter(({ object }) => objects.items.some(({ name }) => name === object));
  const definitions = useQueries({ queries: known.map(({ object }) => objectQuery(object)) });
  const failed = definitions.find(({ isError, data }) => isError && !data);
  const sources = known.flatMap(({ field: name, where }, at) => {
    const definition = definitions[at]?.data;
    const field = definition?.fields.find((one) => one.name === name);
    return definition && field ? [sourceOf(definition, field, where)] : [];
  });
  return (
    <div className={styles.page}>
      <h1 className={styles.heading}>{t("title")}</h1>
      {known.length === 0 && <State icon={<CalendarDays size={22} />} title={t("refused")}>{t("refused.words")}</State>}
      {failed && <ProblemState error={failed.error} onRetry={() => void failed.refetch()} />}
      {!failed && known.length > 0 && (sources.length < known.length ? <Waiting /> : <Calendar sources={sources} kept="mine" />)}
    </div>
  );
}
