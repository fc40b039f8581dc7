import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { ProblemState } from "@/ui/state";
import { Waiting } from "@/ui/waiting";
import { logQuery, type Allocated } from "./api";
import { Standing } from "./standing";
import styles from "./allocation.module.css";

/** Every choice with its reason, the latest first. */
export function ChoiceLog({ object }: { object: Allocated }) {
  const { t } = useTranslation("allocation");
  const log = useInfiniteQuery(logQuery(object));
  if (log.isPending) return <Waiting rows={8} />;
  if (log.isError) return <ProblemState error={log.error} onRetry={() => void log.refetch()} />;
  const items = log.data.pages.flat();
  if (items.length === 0) return <p className={styles.quiet}>{t("log.none")}</p>;
  return (
    <>
      <ul className={styles.log} aria-label={t("log")}>
        {items.map((choice) => (
          <li key={choice.id}>
            <span>
              {choice.title === null ? t("hidden") : <Link to="/o/$object/$id" params={{ object: choice.object, id: choice.record }}>{choice.title}</Link>} → <strong>{choice.name}</strong>
              {choice.settled !== null && <span className={styles.chip} data-how={choice.settled}>{t(`settled.${choice.settled}`)}</span>}
            </span>
            <span className={styles.quiet}>{formatMoment(choice.at, language())} · {choice.words.join(" ")}</span>
            {choice.people.length > 0 && <Standing people={choice.people} left={choice.left} />}
          </li>
        ))}
      </ul>
      {log.hasNextPage && <Button busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>{t("more")}</Button>}
    </>
  );
}
