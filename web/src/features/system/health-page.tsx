import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { CircleAlert, CircleCheck } from "lucide-react";
import { formatNumber } from "@/lib/format/number";
import { formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { ProblemState } from "@/ui/state";
import { readersQuery, type Reader } from "./api";
import { Frame } from "./frame";
import { Waiting } from "@/ui/waiting";
import { Letters } from "./letters";
import styles from "./system.module.css";

/** Settings → Health: what follows the change log, how far behind it is, and what it could not do. */
export function HealthPage() {
  const { t } = useTranslation("system");
  const navigate = useNavigate();
  const { reader } = useSearch({ from: "/shell/settings/health" });
  const readers = useQuery(readersQuery);
  const show = (name: string | undefined) => void navigate({ to: "/settings/health", search: name === undefined ? {} : { reader: name } });
  const open = readers.data?.find(({ name }) => name === reader);
  const bad = readers.data?.filter(({ failure, deadLetters }) => failure !== null || deadLetters > 0).length ?? 0;
  return (
    <Frame title={t("health")} words={t("health.words")}>
      {readers.isPending && <Waiting />}
      {readers.isError && !readers.data && <ProblemState error={readers.error} onRetry={() => void readers.refetch()} />}
      {readers.data && (
        <>
          <p className={bad > 0 ? styles.trouble : styles.fine} role="status">{bad > 0 ? <CircleAlert size={16} aria-hidden="true" /> : <CircleCheck size={16} aria-hidden="true" />} {bad > 0 ? t("health.bad", { count: bad }) : t("health.good")}</p>
          <ul className={styles.list} aria-label={t("health.readers")}>
            {readers.data.map((one) => <Line key={one.name} reader={one} onLetters={() => show(one.name)} />)}
          </ul>
        </>
      )}
      {open && <Letters key={open.name} reader={open} onClose={() => show(undefined)} />}
    </Frame>
  );
}

function Line({ reader, onLetters }: { reader: Reader; onLetters: () => void }) {
  const { t } = useTranslation("system");
  const { lag, failure, deadLetters } = reader;
  const spoken = language();
  const rows = `${lag.rowsAreExact ? "" : "≈ "}${formatNumber(lag.rows, spoken)}`;
  return (
    <li className={styles.line}>
      <span className={styles.said}>
        <strong>{t(`reader.${reader.name}`, { defaultValue: reader.name })} <code>{reader.name}</code></strong>
        <span>{lag.rows === 0 ? t("reader.upToDate") : t("reader.behind", { rows, seconds: formatNumber(lag.seconds, spoken, 1) })}{reader.movedAt ? ` · ${t("reader.moved", { time: formatMoment(reader.movedAt, spoken) })}` : ""}</span>
        {failure && <span className={styles.bad}>{t("reader.failing", { count: failure.attempts, time: formatMoment(failure.since, spoken) })} {failure.text}</span>}
      </span>
      {deadLetters > 0 && <Button onClick={onLetters}>{t("reader.letters", { count: deadLetters })}</Button>}
      <span className={styles.pill} data-tone={failure ? "bad" : deadLetters > 0 ? "warn" : "good"}>{t(failure ? "state.failing" : deadLetters > 0 ? "state.letters" : "state.ok")}</span>
    </li>
  );
}
