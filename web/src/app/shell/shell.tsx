import { lazy, Suspense, useState } from "react";
import { Outlet } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { recordsLive } from "@/features/records/live";
import { useWatched } from "@/features/records/mass/watched";
import { useLive } from "@/lib/live/use-live";
import { useMergeRequest } from "@/lib/merging";
import { PaletteHost } from "../palette/host";
import { Navigation } from "./navigation";
import { Offline } from "./offline";
import { Viewing } from "./viewing";
import styles from "./shell.module.css";

const MassDock = lazy(async () => ({ default: (await import("@/features/records/mass/dock")).MassDock }));
const MergeHost = lazy(async () => ({ default: (await import("@/features/merging")).MergeHost }));

export function Shell() {
  const { t } = useTranslation("app");
  const lost = useLive(recordsLive);
  const acting = useWatched().length > 0;
  const merging = useMergeRequest() !== undefined;
  const [searching, setSearching] = useState(false);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">{t("skip")}</a>
      <Navigation onSearch={() => setSearching(true)} />
      <main id="main" className={styles.main} tabIndex={-1}>
        <Viewing />
        <Offline lost={lost} />
        <Outlet />
      </main>
      <PaletteHost open={searching} onOpen={setSearching} />
      {merging && <Suspense fallback={null}><MergeHost /></Suspense>}
      {acting && <Suspense fallback={null}><MassDock /></Suspense>}
    </div>
  );
}
