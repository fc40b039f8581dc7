import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { countRecords } from "@/lib/api/records";
import type { ObjectDefinition } from "@/lib/api/types";
import { formatNumber } from "@/lib/format/number";
import { language, say } from "@/lib/i18n/i18n";
import styles from "./order-page.module.css";

interface MeantProps {
  definition: ObjectDefinition;
  where: string | undefined;
  q: string | undefined;
  binned: boolean;
  /** How many were ticked, if any were. */
  ticked: number | undefined;
}

/** Which records and how many, counted before anything is written. */
export function Meant({ definition, where, q, binned, ticked }: MeantProps) {
  const { t } = useTranslation("exports");
  const count = useQuery({
    queryKey: ["records-count", definition.name, where, q, binned],
    queryFn: ({ signal }) => countRecords(definition.name, { where, q, deleted: binned }, signal),
    staleTime: 0,
    enabled: ticked === undefined,
  });
  const meant = ticked ?? count.data;
  const number = typeof meant === "number" ? formatNumber(meant, language()) : "…";
  const key = ticked !== undefined ? "meant.ticked" : where !== undefined || q !== undefined ? "meant.filtered" : "meant.all";
  return (
    <section className={styles.meant} aria-label={t("meant")}>
      <strong role="status">{t(key, { number, object: say(definition.plural) })}</strong>
      {where !== undefined && ticked === undefined && <code>{where}</code>}
      {q !== undefined && <span>{t("meant.words", { words: q })}</span>}
      <span className={styles.words}>{t("meant.rights")}</span>
    </section>
  );
}
