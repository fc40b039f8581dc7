import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { formatMoment } from "@/lib/format/time";
import { asNamed } from "@/fields/kind";
import { ProblemState } from "@/ui/state";
import { meetingsQuery } from "./api";
import { Block } from "./block";
import styles from "./home.module.css";

const timeOf = (moment: unknown) => (typeof moment === "string" ? formatMoment(moment, "zh").slice(11) : "");

/** Whom one meets today, and where. */
export function Meetings() {
  const { t } = useTranslation("home");
  const meetings = useQuery(meetingsQuery);
  return (
    <Block title={t("meetings")}>
      {meetings.isError && <ProblemState error={meetings.error} onRetry={() => void meetings.refetch()} />}
      {meetings.isPending && <p role="status" className={styles.none}>{t("loading")}</p>}
      {meetings.isSuccess && meetings.data.length === 0 && <p className={styles.none}>{t("meetings.none")}</p>}
      <ul>
        {meetings.data?.map((row) => (
          <li key={row.id}>
            <Link to="/o/$object/$id" params={{ object: "meeting", id: row.id }} className={styles.meeting}>
              <span className={styles.time}>{timeOf(row.at)}{typeof row.ends_at === "string" && `–${timeOf(row.ends_at)}`}</span>
              <span className={styles.name}>{String(row.name)}<span className={styles.about}>{[asNamed(row.about)?.title, row.location].filter(Boolean).join(" · ")}</span></span>
            </Link>
          </li>
        ))}
      </ul>
    </Block>
  );
}
