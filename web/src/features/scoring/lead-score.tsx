import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asText } from "@/fields/kind";
import type { RecordRow } from "@/lib/api/types";
import { language } from "@/lib/i18n/i18n";
import { Popover } from "@/ui/popover";
import { ProblemState } from "@/ui/state";
import { Waiting } from "@/ui/waiting";
import { cardQuery, signed, type Scorecard } from "./api";
import styles from "./scoring.module.css";

/** How promising a lead is; pressed, a bar for each dimension with its reasons. */
export function LeadScore({ row }: { row: RecordRow }) {
  const { t } = useTranslation("scoring");
  const [open, setOpen] = useState(false);
  const grade = asText(row.grade);
  if (typeof row.score !== "number" || grade === "") return null;
  const words = { total: row.score, grade: grade.toUpperCase() };
  return (
    <Popover open={open} onOpenChange={setOpen} placement="bottomLeft" padding={0} content={<Panel row={row} />}>
      <button type="button" className={styles.mark} data-grade={grade} aria-haspopup="dialog" aria-expanded={open} aria-label={t("mark.of", words)}>{t("mark", words)}</button>
    </Popover>
  );
}

function Panel({ row }: { row: RecordRow }) {
  const { t } = useTranslation("scoring");
  const card = useQuery(cardQuery(row.id, row.version));
  if (card.isError) return <div className={styles.panel}><ProblemState error={card.error} onRetry={() => void card.refetch()} /></div>;
  if (!card.data) return <div className={styles.panel}><Waiting rows={6} /></div>;
  return (
    <section className={styles.panel} role="dialog" aria-label={t("card")}>
      {card.data.total !== null && card.data.grade !== null && <h2 className={styles.total}>{t("mark.of", { total: card.data.total, grade: card.data.grade.toUpperCase() })}</h2>}
      {card.data.pending && <p className={styles.quiet} role="status">{t("pending")}</p>}
      {card.data.dimensions.length === 0 ? <p className={styles.quiet}>{t("card.none")}</p> : <ul className={styles.sides}>{card.data.dimensions.map((side) => <Side key={side.dimension} side={side} />)}</ul>}
    </section>
  );
}

function Side({ side }: { side: Scorecard["dimensions"][number] }) {
  const { t } = useTranslation("scoring");
  const { dimension, points, best, reasons } = side;
  const label = t(`dimension.${dimension}`);
  return (
    <li>
      <span className={styles.side}>
        <strong>{label}</strong>
        <meter min={0} max={Math.max(1, best)} value={Math.max(0, points)} aria-label={label} aria-valuetext={t("points.of", { points, best })} />
        <span className={styles.number} title={t("points.of", { points, best })}>{points}</span>
      </span>
      {reasons.length > 0 && <ul className={styles.reasons}>{reasons.map((reason) => <li key={reason.rule}>{reasonOf(reason) ?? t("reason.hidden")} <span className={styles.number}>{signed(reason.points)}</span></li>)}</ul>}
    </li>
  );
}

const reasonOf = ({ name, nameEn }: { name: string | null; nameEn: string | null }): string | null => (language() === "en" && nameEn) || name;
