import { useState } from "react";
import { Link, useRouterState } from "@tanstack/react-router";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ChevronDown, CopyCheck, Database, FileDown, ListChecks, Settings, Upload, Waves } from "lucide-react";
import { objectsQuery } from "@/lib/api/objects";
import { meQuery } from "@/lib/api/session";
import { recall, remember } from "@/lib/storage";
import { isAdministrator } from "../rights";
import styles from "./navigation.module.css";

const work = ["/imports", "/exports", "/changes", "/duplicates"];

/** What keeps the house rather than its records: imports, mass operations, settings. */
export function House({ className, onChosen, folded = false }: { className?: string | undefined; onChosen?: () => void; folded?: boolean }) {
  const { t } = useTranslation("app");
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: objects } = useSuspenseQuery(objectsQuery);
  const may = (right: "import" | "export" | "edit" | "delete" | "configure") => objects.items.some((object) => object.rights[right]);
  const link = { className: styles.link, activeProps: { className: styles.active, "aria-current": "page" as const }, ...(onChosen ? { onClick: onChosen } : {}) };
  const inWork = useRouterState({ select: ({ location }) => work.some((path) => location.pathname.startsWith(path)) });
  const [open, setOpen] = useState(() => recall("work.open") === "1");
  const turn = () => {
    setOpen(!open);
    remember("work.open", open ? "0" : "1");
  };
  const links = (
    <>
      {may("import") && <Link to="/imports" {...link}><Upload size={17} aria-hidden="true" /><span className={styles.words}>{t("imports")}</span></Link>}
      {may("export") && <Link to="/exports" {...link}><FileDown size={17} aria-hidden="true" /><span className={styles.words}>{t("exports")}</span></Link>}
      {(may("edit") || may("delete")) && <Link to="/changes" {...link}><ListChecks size={17} aria-hidden="true" /><span className={styles.words}>{t("changes")}</span></Link>}
      {objects.items.some(({ navigation }) => navigation) && <Link to="/duplicates" {...link}><CopyCheck size={17} aria-hidden="true" /><span className={styles.words}>{t("duplicates")}</span></Link>}
    </>
  );
  return (
    <div className={className}>
      {objects.items.some(({ name }) => name === "account" || name === "lead") && <Link to="/pools" {...link}><Waves size={17} aria-hidden="true" /><span className={styles.words}>{t("pools")}</span></Link>}
      {folded && objects.items.some(({ navigation }) => navigation) && (
        <button type="button" className={styles.link} aria-expanded={open || inWork} onClick={turn}><Database size={17} aria-hidden="true" /><span className={styles.words}>{t("work")}</span><ChevronDown size={14} className={styles.turn} aria-hidden="true" /></button>
      )}
      {folded ? (open || inWork) && <div className={styles.folded}>{links}</div> : links}
      {(may("configure") || isAdministrator(me)) && <Link to="/settings" {...link}><Settings size={17} aria-hidden="true" /><span className={styles.words}>{t("settings")}</span></Link>}
    </div>
  );
}
