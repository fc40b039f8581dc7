import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Onlooker } from "@/lib/api/types";
import { formatAgo } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Avatar } from "@/ui/avatar";
import { Popover } from "@/ui/popover";
import { useOnlookers } from "./use-onlookers";
import styles from "./onlookers.module.css";

const most = 3;

/** Who else has the record open; said aloud to those who do not see the faces. */
export function Onlookers({ object, id }: { object: string; id: string }) {
  const { t } = useTranslation("records");
  const [open, setOpen] = useState(false);
  const others = useOnlookers(object, id);
  const nameOf = ({ person }: Onlooker) => person.title ?? t("onlookers.somebody");
  const words = others.length === 0 ? "" : t("onlookers", { count: others.length, names: others.map(nameOf).join(t("list.comma")) });
  const list = (
    <section className={styles.list} aria-label={t("onlookers.title")}>
      <h2>{t("onlookers.title")}</h2>
      <ul>{others.map((one) => <li key={one.person.id}><Avatar name={nameOf(one)} size={26} /><span>{nameOf(one)}</span><time dateTime={one.since}>{formatAgo(one.since, language())}</time></li>)}</ul>
    </section>
  );
  return (
    <>
      <span role="status" className="visually-hidden">{words}</span>
      {others.length > 0 && (
        <Popover open={open} onOpenChange={setOpen} placement="bottomRight" padding={12} content={list}>
          <button type="button" className={styles.faces} aria-haspopup="dialog" aria-expanded={open} aria-label={words} title={words}>
            {others.slice(0, most).map((one) => <span key={one.person.id} className={styles.face}><Avatar name={nameOf(one)} size={26} /></span>)}
            {others.length > most && <span className={styles.more}>+{others.length - most}</span>}
          </button>
        </Popover>
      )}
    </>
  );
}
