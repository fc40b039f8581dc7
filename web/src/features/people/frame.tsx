import type { ReactNode } from "react";
import { Link } from "@tanstack/react-router";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Lock } from "lucide-react";
import { meQuery } from "@/lib/api/session";
import { State } from "@/ui/state";
import styles from "./frame.module.css";

const exactly = { includeSearch: false };
const parts = [["people", "/settings/people"], ["departments", "/settings/departments"], ["roles", "/settings/roles"]] as const;

/** The head of the screens about people, for those who may keep them. */
export function Frame({ action, children }: { action?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation("people");
  const { data: me } = useSuspenseQuery(meQuery);
  if (!me.roles.includes("administrator")) return <State icon={<Lock size={22} />} title={t("refused.title")}>{t("refused.words")}</State>;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1>{t("title")}</h1>
          <p>{t("words")}</p>
        </div>
        {action !== undefined && <div className={styles.actions}>{action}</div>}
      </header>
      <nav className={styles.tabs} aria-label={t("parts")}>
        {parts.map(([key, to]) => <Link key={key} to={to} search={{}} activeOptions={exactly} activeProps={{ "aria-current": "page" }}>{t(`tab.${key}`)}</Link>)}
      </nav>
      {children}
    </div>
  );
}

export function Waiting() {
  const { t } = useTranslation("ui");
  return (
    <div className={styles.waiting} role="status" aria-label={t("loading")}>
      {[88, 64, 76, 52, 70, 60].map((width) => <span key={width} style={{ width: `${width}%` }} />)}
    </div>
  );
}
