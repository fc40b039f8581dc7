import { useState } from "react";
import { useInfiniteQuery, useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { AlarmClock, AtSign, BellRing, CheckCheck, FileDown, Hourglass, Redo2, Settings2, Share2, Shuffle, SquareCheck, Timer, TimerOff, TriangleAlert, Upload } from "lucide-react";
import { countQuery, markRead, notificationsQuery, type Notification } from "@/lib/api/notifications";
import { objectsQuery } from "@/lib/api/objects";
import { asProblem } from "@/lib/api/problem";
import { formatAgo, formatMoment } from "@/lib/format/time";
import { language, say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Segments } from "@/ui/segments";
import { ProblemState } from "@/ui/state";
import { toast } from "@/ui/toast";
import styles from "./panel.module.css";

const signs = { mentioned: AtSign, assigned: SquareCheck, due: AlarmClock, shared: Share2, followed: BellRing, releasing: Hourglass, allocated: Shuffle, passed_on: Redo2, answer_due: Timer, answer_late: TimerOff, imported: Upload, import_failed: TriangleAlert, exported: FileDown, export_failed: TriangleAlert, warned: TriangleAlert };

/** What one was told, the latest first; opening one has read it. */
export function NotificationPanel({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation("notifications");
  const queries = useQueryClient();
  const [which, setWhich] = useState<"unread" | "all">("unread");
  const told = useInfiniteQuery(notificationsQuery(which === "unread"));
  const reading = useMutation({
    mutationFn: (ids: string[] | undefined) => markRead(ids),
    onSuccess: ({ unread }) => {
      queries.setQueryData(countQuery.queryKey, unread);
      void queries.invalidateQueries({ queryKey: ["notifications", "list"] });
    },
    onError: (error) => toast(asProblem(error).message, { tone: "bad" }),
  });
  const items = told.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={styles.panel} role="dialog" aria-label={t("title")}>
      <header className={styles.head}>
        <Segments bare label={t("which")} value={which} options={[{ value: "unread", label: t("unread") }, { value: "all", label: t("all") }]} onChoose={setWhich} />
        <span className={styles.space} />
        <Button look="quiet" icon={<CheckCheck size={16} />} aria-label={t("readAll")} title={t("readAll")} busy={reading.isPending} disabled={!items.some((one) => one.readAt === null)} onClick={() => reading.mutate(undefined)} />
        <Link to="/warnings" className={styles.settings} aria-label={t("warnings")} title={t("warnings")} onClick={onLeave}><TriangleAlert size={16} /></Link>
        <Link to="/settings/notifications" className={styles.settings} aria-label={t("settings")} title={t("settings")} onClick={onLeave}><Settings2 size={16} /></Link>
      </header>
      {told.isError && <ProblemState error={told.error} onRetry={() => void told.refetch()} />}
      {told.isPending && <p className={styles.none} role="status">{t("loading")}</p>}
      <ul className={styles.list}>
        {items.map((one) => <li key={one.id}><Line one={one} onOpen={() => { if (one.readAt === null) reading.mutate([one.id]); onLeave(); }} /></li>)}
      </ul>
      {told.isSuccess && items.length === 0 && <p className={styles.none}>{t(which === "unread" ? "none.unread" : "none")}</p>}
      {told.hasNextPage && <Button look="quiet" busy={told.isFetchingNextPage} onClick={() => void told.fetchNextPage()}>{t("more")}</Button>}
    </section>
  );
}

function Line({ one, onOpen }: { one: Notification; onOpen: () => void }) {
  const { t } = useTranslation("notifications");
  const Sign = signs[one.kind];
  const spoken = language();
  const who = one.actor?.title || t("somebody");
  const { data: objects } = useSuspenseQuery(objectsQuery);
  const ofObject = say(objects.items.find(({ name }) => name === one.object)?.plural);
  const name = one.record.title === null ? t("unseen") : one.record.title || ofObject;
  const told = (
    <>
      <span className={styles.sign} data-kind={one.kind}><Sign size={14} aria-hidden="true" /></span>
      <span className={styles.told}>
        <span className={styles.words}>{t(`told.${one.kind}`, { who, name })}{one.count > 1 && ` · ${t("times", { count: one.count })}`}</span>
        {one.words && one.words !== name && <span className={styles.quote}>{one.words}</span>}
        <time className={styles.time} dateTime={one.at} title={formatMoment(one.at, spoken)}>{formatAgo(one.at, spoken)}</time>
      </span>
      {one.readAt === null && <span className={styles.dot} role="img" aria-label={t("unread")} />}
    </>
  );
  if (one.kind === "imported" || one.kind === "import_failed") return <Link to="/imports/$id" params={{ id: one.record.id }} className={styles.line} onClick={onOpen}>{told}</Link>;
  if (one.kind === "exported" || one.kind === "export_failed") return <Link to="/exports" className={styles.line} onClick={onOpen}>{told}</Link>;
  if (one.record.restricted === true) return <span className={styles.line}>{told}</span>;
  return <Link to="/o/$object/$id" params={{ object: one.object, id: one.record.id }} className={styles.line} onClick={onOpen}>{told}</Link>;
}
