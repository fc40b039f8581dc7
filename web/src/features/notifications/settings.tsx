import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { want, wishesQuery, type Wish } from "@/lib/api/notifications";
import { asProblem } from "@/lib/api/problem";
import { ProblemState } from "@/ui/state";
import { toast } from "@/ui/toast";
import { DigestSettings } from "./digest";
import styles from "./settings.module.css";

/** What one wants to be told of. */
export function NotificationSettings() {
  const { t } = useTranslation("notifications");
  const queries = useQueryClient();
  const wishes = useQuery(wishesQuery);
  const wishing = useMutation({
    mutationFn: want,
    onMutate: (wish: Wish) => queries.setQueryData(wishesQuery.queryKey, (all) => all?.map((one) => (one.kind === wish.kind ? wish : one))),
    onError: (error) => {
      toast(asProblem(error).message, { tone: "bad" });
      void queries.invalidateQueries({ queryKey: wishesQuery.queryKey });
    },
  });
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("settings.title")}</h1>
        <p>{t("settings.words")}</p>
      </header>
      <DigestSettings />
      {wishes.isError && <ProblemState error={wishes.error} onRetry={() => void wishes.refetch()} />}
      {wishes.isPending && <p role="status">{t("loading")}</p>}
      <ul className={styles.list}>
        {wishes.data?.map((wish) => (
          <li key={wish.kind}>
            <div className={styles.wish}>
              <input id={`wish-${wish.kind}`} type="checkbox" checked={wish.wanted} aria-describedby={`wish-${wish.kind}-words`} onChange={(event) => wishing.mutate({ ...wish, wanted: event.target.checked })} />
              <span><label htmlFor={`wish-${wish.kind}`}>{t(`kind.${wish.kind}`)}</label><span id={`wish-${wish.kind}-words`} className={styles.words}>{t(`kind.${wish.kind}.words`)}</span></span>
              <label className={styles.mailed}><input type="checkbox" checked={wish.wanted && wish.mailed} disabled={!wish.wanted} aria-label={t("wish.mailed.of", { kind: t(`kind.${wish.kind}`) })} onChange={(event) => wishing.mutate({ ...wish, mailed: event.target.checked })} /> {t("wish.mailed")}</label>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
