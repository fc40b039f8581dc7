import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { chooseRhythm, digestQuery, type Digest, type Rhythm } from "@/lib/api/notifications";
import { asProblem } from "@/lib/api/problem";
import { Segments } from "@/ui/segments";
import { ProblemState } from "@/ui/state";
import { toast } from "@/ui/toast";
import styles from "./settings.module.css";

const rhythms: Rhythm[] = ["never", "daily", "weekly"];

/** How often one gets a letter, and why one gets none. */
export function DigestSettings() {
  const { t } = useTranslation("notifications");
  const queries = useQueryClient();
  const digest = useQuery(digestQuery);
  const choosing = useMutation({
    mutationFn: chooseRhythm,
    onMutate: (rhythm: Rhythm) => queries.setQueryData(digestQuery.queryKey, (old: Digest | undefined) => old && { ...old, rhythm }),
    onError: (error) => {
      toast(asProblem(error).message, { tone: "bad" });
      void queries.invalidateQueries({ queryKey: digestQuery.queryKey });
    },
  });
  const { data } = digest;
  return (
    <section className={styles.digest} aria-label={t("digest")}>
      <h2>{t("digest")}</h2>
      {digest.isError && !data && <ProblemState error={digest.error} onRetry={() => void digest.refetch()} />}
      {digest.isPending && <p role="status">{t("loading")}</p>}
      {data && (
        <>
          <p>{!data.ready ? t("digest.noServer") : data.address === null ? t("digest.noAddress") : t("digest.words", { address: data.address })}</p>
          <Segments label={t("digest.rhythm")} value={data.rhythm} options={rhythms.map((value) => ({ value, label: t(`digest.${value}`) }))} onChoose={(rhythm) => choosing.mutate(rhythm)} />
        </>
      )}
    </section>
  );
}
