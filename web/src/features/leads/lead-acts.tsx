import { useEffect, useState } from "react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Timer, UserRoundCheck } from "lucide-react";
import { asReference, asText } from "@/fields/kind";
import type { ObjectDefinition, RecordRow } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { answerOf } from "./clock";
import { ConvertDialog } from "./convert-dialog";
import styles from "./leads.module.css";

/** What can be done with a lead, and how its first answer stands. */
export function LeadActs({ definition, row }: { definition: ObjectDefinition; row: RecordRow }) {
  const { t } = useTranslation("leads");
  const [converting, setConverting] = useState(false);
  const open = !["converted", "disqualified"].includes(asText(row.status));
  const mayConvert = open && (row._rights?.edit ?? definition.rights.edit);
  const account = asReference(row.account);
  const deal = asReference(row.opportunity);
  return (
    <>
      <Clock row={row} />
      {!open && account && <Link to="/o/$object/$id" params={{ object: "account", id: account.id }} className={styles.chip}>{account.title}</Link>}
      {!open && deal && <Link to="/o/$object/$id" params={{ object: "opportunity", id: deal.id }} className={styles.chip}>{deal.title}</Link>}
      {mayConvert && <Button look="primary" icon={<UserRoundCheck size={15} />} onClick={() => setConverting(true)}>{t("convert")}</Button>}
      {converting && <ConvertDialog row={row} onClose={() => setConverting(false)} />}
    </>
  );
}

const minute = 60_000;

function Clock({ row }: { row: RecordRow }) {
  const { t } = useTranslation("leads");
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), minute / 2);
    return () => clearInterval(ticking);
  }, []);
  const answer = answerOf(row, now);
  if (answer === undefined) return null;
  const { minutes } = answer;
  const length = minutes < 60 ? t("minutes", { count: minutes }) : minutes < 48 * 60 ? t("hours", { count: Math.round(minutes / 60) }) : t("days", { count: Math.round(minutes / 1440) });
  return <span className={`${styles.chip} ${styles[answer.state]}`}><Timer size={13} aria-hidden="true" /> {t(`clock.${answer.state}`, { length })}</span>;
}
