import { useEffect, useRef } from "react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { CalendarDays, TrendingUp, X } from "lucide-react";
import type { ObjectSummary } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { ObjectIcon } from "@/ui/object-icon";
import { sells } from "../rights";
import { House } from "./house";
import { Shelves } from "./shelves";
import styles from "./navigation.module.css";

/** On a phone: all that does not fit at the foot of the screen. */
export function MoreSheet({ objects, onClose }: { objects: ObjectSummary[]; onClose: () => void }) {
  const { t } = useTranslation("app");
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} className={styles.sheet} aria-label={t("more.title")} onCancel={(event) => { event.preventDefault(); onClose(); }} onClick={(event) => { if (event.target === event.currentTarget) onClose(); }} onKeyDown={undefined}>
      <div className={styles.sheetBody}>
        <p className={styles.sheetHead}><strong>{t("more.title")}</strong><Button look="quiet" icon={<X size={18} />} aria-label={t("more.close")} onClick={onClose} /></p>
        <Link to="/calendar" className={styles.link} activeProps={{ className: styles.active, "aria-current": "page" }} onClick={onClose}><CalendarDays size={17} aria-hidden="true" /><span className={styles.words}>{t("calendar")}</span></Link>
        {sells(objects) && <Link to="/performance" className={styles.link} activeOptions={{ includeSearch: false }} activeProps={{ className: styles.active, "aria-current": "page" }} onClick={onClose}><TrendingUp size={17} aria-hidden="true" /><span className={styles.words}>{t("performance")}</span></Link>}
        {objects.map((object) => (
          <Link key={object.name} to="/o/$object" params={{ object: object.name }} search={{}} className={styles.link} activeProps={{ className: styles.active, "aria-current": "page" }} onClick={onClose}>
            <ObjectIcon name={object.icon} />
            <span className={styles.words}>{say(object.plural)}</span>
          </Link>
        ))}
        <House className={styles.apart} onChosen={onClose} />
        <Shelves onChosen={onClose} />
      </div>
    </dialog>
  );
}
