import { Outlet } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { recordsLive } from "@/features/records/live";
import { useLive } from "@/lib/live/use-live";
import { Navigation } from "./navigation";
import { Offline } from "./offline";
import { Viewing } from "./viewing";
import styles from "./shell.module.css";

export function Shell() {
  const { t } = useTranslation("app");
  const lost = useLive(recordsLive);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">{t("skip")}</a>
      <Navigation />
      <main id="main" className={styles.main} tabIndex={-1}>
        <Viewing />
        <Offline lost={lost} />
        <Outlet />
      </main>
    </div>
  );
}
