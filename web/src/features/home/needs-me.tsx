import { useQueries, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { CircleCheckBig, Copy } from "lucide-react";
import { overviewsQuery } from "@/lib/api/duplicates";
import type { ObjectSummary, RecordRow } from "@/lib/api/types";
import { formatMoment } from "@/lib/format/time";
import { language, say } from "@/lib/i18n/i18n";
import { ObjectIcon } from "@/ui/object-icon";
import { needQuery, needs, warnedQuery, type Need } from "./api";
import { Block } from "./block";
import styles from "./home.module.css";

const day = 86_400_000;
const shown = 10;

/** Records that wait for their owner, each with a sentence that says why. */
export function NeedsMe({ objects }: { objects: ObjectSummary[] }) {
  const { t } = useTranslation("home");
  const warned = useQuery({ ...warnedQuery, enabled: objects.some(({ name }) => name === "warning_rule") }).data === true;
  const asked = needs.filter(({ object, why: reason }) => objects.some(({ name }) => name === object) && !(warned && reason !== "unanswered"));
  const answers = useQueries({ queries: asked.map(needQuery) });
  const overviews = useQuery({ ...overviewsQuery, staleTime: 5 * 60_000, retry: false });
  const twins = overviews.data?.items.filter(({ counts }) => (counts.open ?? 0) > 0) ?? [];
  const needed = answers.flatMap(({ data }) => data ?? []).slice(0, shown);
  const pending = answers.some(({ isPending }) => isPending);
  const failed = answers.length > 0 && answers.every(({ isError }) => isError);
  return (
    <Block title={t("needs")}>
      {pending && needed.length === 0 && <p role="status" className={styles.none}>{t("loading")}</p>}
      {failed && <p className={styles.none}>{t("needs.failed")}</p>}
      {!pending && !failed && needed.length === 0 && twins.length === 0 && <p className={styles.none}><CircleCheckBig size={16} aria-hidden="true" /> {t("needs.none")}</p>}
      <ul>
        {needed.map(({ need, row }) => (
          <li key={need.why + row.id}>
            <Link to="/o/$object/$id" params={{ object: need.object, id: row.id }} className={styles.need}>
              <ObjectIcon name={objects.find(({ name }) => name === need.object)?.icon ?? "box"} size={15} />
              <span className={styles.name}>{String(row.name ?? "")}<span className={styles.why}>{why(need, row, t)}</span></span>
            </Link>
          </li>
        ))}
        {twins.map(({ object, label, counts }) => (
          <li key={object}>
            <Link to="/duplicates" search={{ object }} className={styles.need}>
              <Copy size={15} aria-hidden="true" />
              <span className={styles.name}>{t("twins", { count: (counts.open ?? 0), object: say(label) })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Block>
  );
}

function why(need: Need, row: RecordRow, t: (key: string, more?: Record<string, unknown>) => string): string {
  if (need.why === "late") return t("late", { count: Math.max(1, Math.floor((Date.now() - Date.parse(String(row.expected_close))) / day)) });
  if (need.why === "slow") return t("slow", { count: Number(row.days_in_stage) });
  const by = typeof row.respond_by === "string" ? row.respond_by : undefined;
  if (by === undefined) return t("unanswered");
  return Date.parse(by) < Date.now() ? t("unanswered.late", { moment: formatMoment(by, language()) }) : t("unanswered.by", { moment: formatMoment(by, language()) });
}
