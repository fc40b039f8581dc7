import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { daysBefore, type Period } from "@/lib/period";
import { Select } from "@/ui/form";
import { ProblemState } from "@/ui/state";
import { Waiting } from "@/ui/waiting";
import { movementQuery } from "./api";
import { shown } from "./figures";
import styles from "./performance.module.css";

const spans = [1, 7, 14, 30, 90];

/** What became of the open forecast: what it was and every change add up to what it is. */
export function MovementView({ object, period }: { object: string; period: Period }) {
  const { t } = useTranslation("performance");
  const [span, setSpan] = useState(7);
  const [kind, setKind] = useState<string>();
  const told = useQuery(movementQuery(object, period, daysBefore(span)));
  const movement = told.data?.movement;
  const money = (value: number) => shown("money", value, t);
  const signed = (value: number) => `${value > 0 ? "+" : value < 0 ? "−" : ""}${money(Math.abs(value))}`;
  const deals = movement?.deals.filter((deal) => kind === undefined || deal.kind === kind) ?? [];
  return (
    <section className={styles.group} aria-labelledby="forecast-movement">
      <div className={styles.bar}>
        <h2 id="forecast-movement">{t("movement")}</h2>
        <Select aria-label={t("movement.since")} value={String(span)} onChange={(event) => setSpan(Number(event.target.value))}>
          {spans.map((one) => <option key={one} value={String(one)}>{t("movement.days", { count: one })}</option>)}
        </Select>
      </div>
      <p className={styles.sentence}>{t("movement.words")}</p>
      {told.error ? <ProblemState error={told.error} onRetry={() => void told.refetch()} />
        : !told.data ? <Waiting rows={4} />
        : !movement ? <p>{t("movement.hidden")}</p>
        : (
          <>
            <ul className={styles.parts}>
              <li><span>{t("movement.before")}</span><b>{money(movement.before)}</b></li>
              {movement.parts.filter(({ deals: count }) => count > 0).map((part) => (
                <li key={part.kind}>
                  <button type="button" className={styles.keep} aria-pressed={kind === part.kind} onClick={() => setKind(kind === part.kind ? undefined : part.kind)}>{t(`movement.kind.${part.kind}`)} · {part.deals}</button>
                  <b className={part.amount > 0 ? styles.good : part.amount < 0 && part.kind !== "won" ? styles.bad : undefined}>{signed(part.amount)}</b>
                </li>
              ))}
              <li><span>{t("movement.now")}</span><b>{money(movement.now)}</b></li>
            </ul>
            {deals.length > 0 && (
              <ul className={styles.moved} aria-label={t("movement.deals")}>
                {deals.map((deal) => (
                  <li key={deal.id}>
                    {deal.kind === "removed" ? <span>{t("movement.gone")}</span> : <Link to="/o/$object/$id" params={{ object, id: deal.id }}>{deal.title ?? t("unseen")}</Link>}
                    <span className={styles.sentence}>{t(`movement.kind.${deal.kind}`)}</span>
                    <span>{money(deal.before)} → {money(deal.now)}</span>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
    </section>
  );
}
