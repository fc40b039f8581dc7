import { useState } from "react";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Ban, Check as Yes, Eye, EyeOff, Minus } from "lucide-react";
import { explanationQuery, type Explanation, type Reason } from "@/lib/api/access";
import { meQuery } from "@/lib/api/session";
import { say } from "@/lib/i18n/i18n";
import { Finder, type Found } from "@/ui/finder";
import { Check, FormRow } from "@/ui/form";
import { Input } from "@/ui/input";
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
            <span className={allowed ? styles.yes : styles.nay}>{allowed ? <Yes size={15} aria-hidden="true" /> : <Ban size={15} aria-hidden="true" />}</span>
            <div className={styles.what}><strong>{t(allowed ? "why.may" : "why.mayNot", { name: told.person.title, right: t(`right.${right}`) })}</strong><Reasons of={reasons} /></div>
          </li>
        ))}
      </ul>
      {told.fields.length > 0 && <Fields of={told.fields} />}
    </>
  );
}

/** Those that are restricted; any other when it is looked for. */
function Fields({ of }: { of: Explanation["fields"] }) {
  const { t } = useTranslation("sharing");
  const [sought, setSought] = useState("");
  const [every, setEvery] = useState(false);
  const words = sought.trim().toLowerCase();
  const shown = of.filter(({ field, label, restricted }) => (words === "" ? every || restricted : `${field} ${say(label)}`.toLowerCase().includes(words)));
  return (
    <>
      <div className={styles.top}>
        <h3 className={styles.heading}>{t("why.fields")}</h3>
        <Input className={styles.search} type="search" aria-label={t("why.search")} placeholder={t("why.search")} value={sought} onChange={(event) => setSought(event.target.value)} />
        <Check label={t("why.every")} checked={every} onChange={setEvery} />
      </div>
      {shown.length === 0 ? <p className={styles.note} role="status">{t(words === "" ? "why.free" : "why.none")}</p> : (
        <ul className={styles.reasons} aria-label={t("why.fields")}>
          {shown.map(({ field, label, access, reasons }) => (
            <li key={field}><span className={access === "edit" ? styles.yes : styles.nay}>{access === "edit" ? <Yes size={15} aria-hidden="true" /> : access === "read" ? <Eye size={15} aria-hidden="true" /> : <EyeOff size={15} aria-hidden="true" />}</span><div className={styles.what}><strong>{say(label)} · {t(`access.${access}`)}</strong><Reasons of={reasons} /></div></li>
          ))}
        </ul>
      )}
    </>
  );
}

function Reasons({ of }: { of: Reason[] }) {
  return <>{of.map((reason) => <span key={reason.code + reason.text} className={styles.reason}>{reason.grants ? <Yes size={12} aria-hidden="true" /> : <Minus size={12} aria-hidden="true" />}{reason.text}</span>)}</>;
}
