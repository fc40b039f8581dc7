import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { RecordRow } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { cardQuery } from "./api";
import styles from "./scoring.module.css";

/** How promising a lead is, and behind it a bar for each dimension with its reasons. */
export function ScoreMark({ row }: { row: RecordRow }) {
  const { t } = useTranslation("scoring");
  const [open, setOpen] = useState(false);
  const { data: card } = useQuery(cardQuery(row.id, row.version));
  if (!card || card.total === null) return null;
  return (
    <>
      <button type="button" className={styles.mark} data-grade={card.grade} onClick={() => setOpen(true)}>{t("mark", { total: card.total, grade: (card.grade ?? "").toUpperCase() })}</button>
      {open && (
        <Dialog title={t("mark.title", { total: card.total, grade: (card.grade ?? "").toUpperCase() })} onClose={() => setOpen(false)} actions={<Button onClick={() => setOpen(false)}>{t("close")}</Button>}>
          <ul className={styles.sides}>
            {card.dimensions.map(({ dimension, points, reasons }) => (
              <li key={dimension}>
                <span className={styles.side}><strong>{t(`dimension.${dimension}`)}</strong><meter min={0} max={40} value={Math.max(0, points)} aria-label={t(`dimension.${dimension}`)} /><span>{points}</span></span>
                {reasons.map(({ words, points: worth }) => <span key={words} className={styles.reason}>{words} <span>{worth > 0 ? `+${worth}` : worth}</span></span>)}
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  );
}
