import { useState } from "react";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Ban, Check, EyeOff, Minus } from "lucide-react";
import { explanationQuery, type Explanation, type Reason } from "@/lib/api/access";
import { meQuery } from "@/lib/api/session";
import { say } from "@/lib/i18n/i18n";
import { Finder, type Found } from "@/ui/finder";
import { FormRow } from "@/ui/form";
import { ProblemState } from "@/ui/state";
import styles from "./sharing.module.css";

/** Whether somebody may see and change a record, and why, in words. */
export function Why({ object, id, anybody }: { object: string; id: string; anybody: boolean }) {
  const { t } = useTranslation("sharing");
  const { data: me } = useSuspenseQuery(meQuery);
  const own = { id: me.user.id, title: me.user.name };
  const [person, setPerson] = useState<Found | undefined>(anybody ? undefined : own);
  const found = useQuery({ ...explanationQuery(object, id, person?.id ?? ""), enabled: person !== undefined });
  return (
    <div className={styles.why}>
      {anybody && <FormRow label={t("why.who")} hint={person ? undefined : t("why.hint")}>{(asked) => <Finder id={asked.id} label={t("why.who")} object="user" value={person} onChange={setPerson} />}</FormRow>}
      {person && found.isPending && <p className={styles.note} role="status">{t("loading")}</p>}
      {person && found.isError && <ProblemState error={found.error} onRetry={() => void found.refetch()} />}
      {person && found.data && <Answer told={found.data} />}
    </div>
  );
}

function Answer({ told }: { told: Explanation }) {
  const { t } = useTranslation("sharing");
  return (
    <>
      <ul className={styles.reasons} aria-label={t("part.why")}>
        {told.rights.map(({ right, allowed, reasons }) => (
          <li key={right}>
            <span className={allowed ? styles.yes : styles.nay}>{allowed ? <Check size={15} aria-hidden="true" /> : <Ban size={15} aria-hidden="true" />}</span>
            <div className={styles.what}><strong>{t(allowed ? "why.may" : "why.mayNot", { name: told.person.title, right: t(`right.${right}`) })}</strong><Reasons of={reasons} /></div>
          </li>
        ))}
      </ul>
      {told.fields.length > 0 && (
        <>
          <h3 className={styles.heading}>{t("why.fields")}</h3>
          <ul className={styles.reasons} aria-label={t("why.fields")}>
            {told.fields.map(({ field, label, access, reasons }) => (
              <li key={field}><span className={styles.nay}><EyeOff size={15} aria-hidden="true" /></span><div className={styles.what}><strong>{say(label)} · {t(`access.${access}`)}</strong><Reasons of={reasons} /></div></li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Reasons({ of }: { of: Reason[] }) {
  return <>{of.map((reason) => <span key={reason.code + reason.text} className={styles.reason}>{reason.grants ? <Check size={12} aria-hidden="true" /> : <Minus size={12} aria-hidden="true" />}{reason.text}</span>)}</>;
}
