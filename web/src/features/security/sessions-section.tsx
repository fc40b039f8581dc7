import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Monitor, Smartphone } from "lucide-react";
import { formatAgo, formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { toast } from "@/ui/toast";
import { endOthers, endSession, sessionsQuery, type OpenSession } from "./api";
import { Complaint } from "./dialog";
import { complaintOf } from "./problems";
import { Section } from "./section";
import styles from "./security.module.css";

export function SessionsSection() {
  const { t } = useTranslation("security");
  const queries = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const ending = useMutation({
    mutationFn: (id: string | undefined) => (id === undefined ? endOthers() : endSession(id)),
    onSuccess: () => toast(t("sessions.ended")),
    onSettled: () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
  const others = sessions.data?.items.some((one) => !one.current) ?? false;
  return (
    <Section title={t("sessions.title")} words={t("sessions.words")} query={sessions} action={others && <Button look="danger" busy={ending.isPending && ending.variables === undefined} onClick={() => ending.mutate(undefined)}>{t("sessions.endOthers")}</Button>}>
      {({ items }) => (
        <>
          <ul className={styles.rows} aria-label={t("sessions.title")}>
            {items.map((one) => (
              <li key={one.id} className={styles.row}>
                <span className={styles.icon} aria-hidden="true">{one.device.phone ? <Smartphone size={17} /> : <Monitor size={17} />}</span>
                <div className={styles.grow}>
                  <strong>{deviceOf(one, t("sessions.unknown"))}</strong>
                  {one.current && <span className={styles.chip}>{t("sessions.current")}</span>}
                  <p>{one.address !== "" && `${one.address} · `}{t("sessions.seen", { ago: formatAgo(one.seenAt, language()) })}<span className={styles.optional}>{` · ${t("sessions.since", { moment: formatMoment(one.createdAt, language()) })}`}</span></p>
                </div>
                {!one.current && (
                  <Button busy={ending.isPending && ending.variables === one.id} onClick={() => ending.mutate(one.id)} aria-label={t("sessions.endOne", { device: deviceOf(one, t("sessions.unknown")) })}>{t("sessions.end")}</Button>
                )}
              </li>
            ))}
          </ul>
          {!others && <p className={styles.fact}>{t("sessions.alone")}</p>}
          <Complaint words={complaintOf(ending.error)} />
        </>
      )}
    </Section>
  );
}

function deviceOf({ device }: OpenSession, unknown: string): string {
  return [device.browser, device.system].filter(Boolean).join(" · ") || unknown;
}
