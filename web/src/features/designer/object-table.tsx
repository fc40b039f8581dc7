import { Link } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SearchX } from "lucide-react";
import { objectQuery } from "@/lib/api/objects";
import type { ObjectSummary } from "@/lib/api/types";
import { formatNumber } from "@/lib/format/number";
import { language, say } from "@/lib/i18n/i18n";
import { Input } from "@/ui/input";
import { ObjectIcon } from "@/ui/object-icon";
import { State } from "@/ui/state";
import { countQuery } from "./api";
import styles from "./table.module.css";

export function ObjectTable({ objects }: { objects: ObjectSummary[] }) {
  const { t } = useTranslation("designer");
  const [sought, setSought] = useState("");
  const word = sought.trim().toLowerCase();
  const found = objects.filter(({ name, label }) => [name, label.zh, label.en].some((text) => text.toLowerCase().includes(word)));
  return (
    <>
      <div className={styles.bar}>
        <Input type="search" className={styles.search} value={sought} placeholder={t("objects.search")} aria-label={t("objects.search")} onChange={(event) => setSought(event.target.value)} />
      </div>
      {found.length === 0 ? <State icon={<SearchX size={22} />} title={t("objects.none")}>{t("objects.none.words")}</State> : (
        <table className={styles.table} aria-label={t("objects.title")}>
          <thead>
            <tr>
              <th>{t("objects.name")}</th>
              <th className={styles.optional}>{t("objects.api")}</th>
              <th>{t("objects.kind")}</th>
              <th className={`${styles.number} ${styles.optional}`}>{t("objects.fields")}</th>
              <th className={styles.number}>{t("objects.records")}</th>
            </tr>
          </thead>
          <tbody>{found.map((one) => <Line key={one.name} object={one} />)}</tbody>
        </table>
      )}
    </>
  );
}

function Line({ object }: { object: ObjectSummary }) {
  const { t } = useTranslation("designer");
  const { data } = useQuery(objectQuery(object.name));
  const { data: count } = useQuery(countQuery(object.name));
  const fields = data?.fields.filter((field) => !field.system).length;
  return (
    <tr>
      <td>
        <Link to="/settings/objects/$object" params={{ object: object.name }} search={{}} className={styles.main}>
          <span className={styles.icon}><ObjectIcon name={object.icon} /></span>
          {say(object.label)}
        </Link>
      </td>
      <td className={`${styles.code} ${styles.optional}`}>{object.name}</td>
      <td>{data && <span className={data.own ? styles.own : styles.standard}>{t(data.own ? "own" : "standard")}</span>}</td>
      <td className={`${styles.number} ${styles.optional}`}>{fields}</td>
      <td className={styles.number}>{typeof count?.count === "number" && formatNumber(count.count, language(), 0) + (count.countIsExact ? "" : "+")}</td>
    </tr>
  );
}
