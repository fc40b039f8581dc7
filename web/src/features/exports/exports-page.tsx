import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Download, FileDown, Square, Trash2 } from "lucide-react";
import { objectsQuery } from "@/lib/api/objects";
import { asProblem } from "@/lib/api/problem";
import { formatNumber } from "@/lib/format/number";
import { formatSize } from "@/lib/format/size";
import { formatMoment } from "@/lib/format/time";
import { language, say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { JobLine } from "@/ui/job-line";
import { Page } from "@/ui/page";
import { ProgressBar } from "@/ui/progress-bar";
import { ProblemState, State } from "@/ui/state";
import { toast } from "@/ui/toast";
import { Waiting } from "@/ui/waiting";
import { endExport, exportsQuery, fileAddress } from "./api";
import { shareOf, type Export } from "./export";
import styles from "./exports-page.module.css";

/** Every export there was, the newest first: how far it is, its file, until when that is kept. */
export function ExportsPage() {
  const { t } = useTranslation("exports");
  const all = useInfiniteQuery(exportsQuery);
  const items = all.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t("title")}>
      {all.isPending && <Waiting />}
      {all.isError && !all.data && <ProblemState error={all.error} onRetry={() => void all.refetch()} />}
      {all.data && items.length === 0 && <State icon={<FileDown size={22} />} title={t("none")}>{t("none.words")}</State>}
      {items.length > 0 && <ul aria-label={t("title")}>{items.map((one) => <Line key={one.id} one={one} />)}</ul>}
      {all.hasNextPage && <p className={styles.more}><Button busy={all.isFetchingNextPage} onClick={() => void all.fetchNextPage()}>{t("more")}</Button></p>}
    </Page>
  );
}

function Line({ one }: { one: Export }) {
  const { t } = useTranslation("exports");
  const objects = useQuery(objectsQuery);
  const object = objects.data?.items.find(({ name }) => name === one.object);
  const spoken = language();
  const when = (
    <>
      {object ? say(object.plural) : one.object} · {one.createdBy?.title ?? t("somebody")} · <time dateTime={one.createdAt}>{formatMoment(one.createdAt, spoken)}</time>
      {one.state === "finished" && one.expiresAt !== null && ` · ${t("until", { moment: formatMoment(one.expiresAt, spoken) })}`}
    </>
  );
  return (
    <JobLine title={one.fileName} when={when} acts={<Acts one={one} />}>
      {one.state === "running" && <ProgressBar label={t("progress")} share={shareOf(one.progress)} />}
      <span role="status">{useResult(one)}</span>
      {one.state === "finished" && one.progress.cut > 0 && <strong className={styles.bad}>{t("cut", { count: one.progress.cut, number: formatNumber(one.progress.cut, spoken) })}</strong>}
    </JobLine>
  );
}

const number = (count: number) => formatNumber(count, language());

/** How it stands, in one sentence. */
function useResult({ state, progress, size, failure }: Export): string {
  const { t } = useTranslation("exports");
  switch (state) {
    case "running": return progress.total === null ? t("state.counting") : t("state.running", { done: number(progress.done), total: number(progress.total), pace: number(progress.rowsPerSecond) });
    case "finished": return t("state.finished", { count: progress.done, number: number(progress.done), size: formatSize(size ?? 0, language()) });
    case "failed": return failure?.message ?? t("state.failed");
    case "cancelled": return t("state.cancelled");
    case "expired": return t("state.expired");
  }
}

function Acts({ one }: { one: Export }) {
  const { t } = useTranslation("exports");
  const queries = useQueryClient();
  const ending = useMutation({
    mutationFn: () => endExport(one.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["exports"] }),
    onError: (error) => toast(asProblem(error).detail ?? asProblem(error).message, { tone: "bad" }),
  });
  return (
    <div className={styles.acts}>
      {one.state === "finished" && <a className={styles.download} href={fileAddress(one.id)} download={one.fileName}><Download size={15} aria-hidden="true" /> {t("download")}</a>}
      {one.state === "running" && <Button icon={<Square size={13} />} busy={ending.isPending} onClick={() => ending.mutate()}>{t("stop")}</Button>}
      {one.state === "finished" && <Button look="quiet" icon={<Trash2 size={15} />} aria-label={t("discard", { file: one.fileName })} title={t("discard", { file: one.fileName })} busy={ending.isPending} onClick={() => ending.mutate()} />}
    </div>
  );
}
