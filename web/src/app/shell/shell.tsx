import { lazy, Suspense, useEffect, useState } from "react";
import { Outlet } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { recordsLive } from "@/features/records/live";
import { notificationsLive } from "@/features/notifications/live";
import { onlookersLive } from "@/features/records/page/use-onlookers";
import { timelineLive } from "@/features/timeline/live";
import { useWatched } from "@/features/records/mass/watched";
import { useLive, type LiveEffects } from "@/lib/live/use-live";
import { AroundContext, type Around } from "@/lib/around";
import { whenIdle } from "@/lib/idle";
import { useMergeRequest } from "@/lib/merging";
import { recordRoute } from "../record-chunk";
import { PaletteHost } from "../palette/host";
import { Navigation } from "./navigation";
import { Offline } from "./offline";
import { Viewing } from "./viewing";
import styles from "./shell.module.css";

const MassDock = lazy(async () => ({ default: (await import("@/features/records/mass/dock")).MassDock }));
const MergeHost = lazy(async () => ({ default: (await import("@/features/merging")).MergeHost }));

const TimelinePanel = lazy(async () => ({ default: (await import("@/features/timeline")).TimelinePanel }));

const around: Around = (of) => <TimelinePanel {...of} />;

/** Whoever shows something that others may change. */
const listeners: LiveEffects[] = [recordsLive, onlookersLive, timelineLive, notificationsLive];
const live: LiveEffects = {
  news: (queries, news) => listeners.forEach((one) => one.news(queries, news)),
  resync: (queries) => listeners.forEach((one) => one.resync(queries)),
  bell: (queries) => listeners.forEach((one) => one.bell?.(queries)),
  onlookers: (queries, record) => listeners.forEach((one) => one.onlookers?.(queries, record)),
};

export function Shell() {
  const { t } = useTranslation("app");
  const lost = useLive(live);
  const acting = useWatched().length > 0;
  const merging = useMergeRequest() !== undefined;
  const [searching, setSearching] = useState(false);
  // Whoever looks at a list opens a record next.
  useEffect(() => whenIdle(() => void recordRoute()), []);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">{t("skip")}</a>
      <Navigation onSearch={() => setSearching(true)} />
      <main id="main" className={styles.main} tabIndex={-1}>
        <Viewing />
        <Offline lost={lost} />
        <AroundContext value={around}><Outlet /></AroundContext>
      </main>
      <PaletteHost open={searching} onOpen={setSearching} />
      {merging && <Suspense fallback={null}><MergeHost /></Suspense>}
      {acting && <Suspense fallback={null}><MassDock /></Suspense>}
    </div>
  );
}
