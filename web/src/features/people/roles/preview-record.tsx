import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ArrowRight } from "lucide-react";
import { objectQuery } from "@/lib/api/objects";
import { language, say } from "@/lib/i18n/i18n";
import { wordsOf } from "@/fields/registry";
import { Input } from "@/ui/input";
import type { FieldPreview, RecordPreview } from "../api";
import styles from "./preview.module.css";

/** One record as somebody would read it: how far each field may be used now, and would be. */
export function PreviewRecord({ record, name }: { record: RecordPreview; name: string }) {
  const { t } = useTranslation("people");
  const [sought, setSought] = useState("");
  const words = sought.trim().toLowerCase();
  const fields = record.fields.filter(({ field, label }) => `${field} ${say(label)}`.toLowerCase().includes(words));
  return (
    <section className={styles.record} aria-label={t("preview.record", { title: record.title })}>
      <h3>{t("preview.record", { title: record.title })}</h3>
      {!record.wouldSee && <p role="status" className={styles.same}>{t("preview.unseen", { name })}</p>}
      {record.wouldSee && (
        <>
          <p className={styles.note}>{t(record.sees ? "preview.seen.both" : "preview.seen.then", { name })}</p>
          <Input type="search" aria-label={t("role.fields.search")} placeholder={t("role.fields.search")} value={sought} onChange={(event) => setSought(event.target.value)} />
          <div className={styles.wide}>
            <table className={styles.table} aria-label={t("role.fields")}>
              <thead><tr><th scope="col">{t("preview.field")}</th><th scope="col">{t("preview.access")}</th><th scope="col">{t("preview.value", { name })}</th></tr></thead>
              <tbody>{fields.map((one) => <Line key={one.field} object={record.object} one={one} />)}</tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

function Line({ object, one }: { object: string; one: FieldPreview }) {
  const { t } = useTranslation("people");
  const { data } = useQuery(objectQuery(object));
  const field = data?.fields.find(({ name }) => name === one.field);
  const value = one.value === null || one.value === undefined ? "" : one.would === "masked" || !field ? String(one.value) : wordsOf(one.value, field, language());
  return (
    <tr>
      <th scope="row">{say(one.label)}</th>
      <td className={one.now === one.would ? undefined : styles.other}>
        {one.now !== one.would && <><span className={styles.note}>{t(`access.${one.now}`)}</span> <ArrowRight size={12} role="img" aria-label={t("preview.to")} /> </>}
        {t(`access.${one.would}`)}
      </td>
      <td className={styles.value}>{value}</td>
    </tr>
  );
}
