import { useEffect, useRef } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { asProblem } from "@/lib/api/problem";
import { Button } from "@/ui/button";
import { toast } from "@/ui/toast";
import { refreshRecords } from "../cache";
import { cancelMass, isActive, massQuery, undoMass, type Mass } from "./api";
import { Bar } from "./bar";
import { Problems } from "./problems";
import { unwatch, useWatched } from "./watched";
import { useMassWords } from "./words";
import styles from "./dock.module.css";

/** What was ordered in this tab, wherever one has gone since: how far it is, how it ended, the way back. */
export function MassDock() {
  const { t } = useTranslation("records");
  const ids = useWatched();
  if (ids.length === 0) return null;
  return <aside className={styles.dock} aria-label={t("mass.dock")}>{ids.map((id) => <Card key={id} id={id} />)}</aside>;
}

function Card({ id }: { id: string }) {
  const { t } = useTranslation("records");
  const { data: mass, isError } = useQuery(massQuery(id));
  useFresh(mass);
  const { titleOf, resultOf } = useMassWords();
  const close = <Button look="quiet" icon={<X size={15} />} aria-label={t("mass.close")} onClick={() => unwatch(id)} />;
  if (!mass) return isError ? <section className={styles.card}><p className={styles.head}><span className={styles.name}>{t("mass.gone")}</span>{close}</p></section> : null;
  const active = isActive(mass);
  const bad = mass.state === "failed" || mass.progress.rejected > 0;
  return (
    <section className={styles.card} aria-label={titleOf(mass)}>
      <p className={styles.head}>
        {!active && <span className={bad ? styles.bad : styles.good}>{bad ? <CircleAlert size={16} aria-hidden="true" /> : <CircleCheck size={16} aria-hidden="true" />}</span>}
        <span className={styles.name}>{titleOf(mass)}</span>
        {!active && close}
      </p>
      {active && <Bar mass={mass} />}
      <p className={styles.result} role="status">{resultOf(mass)}</p>
      <Acts mass={mass} />
    </section>
  );
}

/** @param bare without the way to all of them, where one is there already */
export function Acts({ mass, bare = false }: { mass: Mass; bare?: boolean }) {
  const { t } = useTranslation("records");
  const queries = useQueryClient();
  const options = {
    onSuccess: (fresh: Mass) => {
      queries.setQueryData(massQuery(mass.id).queryKey, fresh);
      void queries.invalidateQueries({ queryKey: ["mass"] });
    },
    onError: (error: unknown) => toast(asProblem(error).detail ?? asProblem(error).message, { tone: "bad" }),
  };
  const cancel = useMutation({ mutationFn: () => cancelMass(mass.id), ...options });
  const undo = useMutation({ mutationFn: () => undoMass(mass.id), ...options });
  return (
    <div className={styles.acts}>
      {mass.state === "running" && <Button busy={cancel.isPending} onClick={() => cancel.mutate()}>{t("mass.cancel")}</Button>}
      {!isActive(mass) && mass.state !== "undone" && mass.progress.changed > 0 && <Button busy={undo.isPending} onClick={() => undo.mutate()}>{t("undo")}</Button>}
      {mass.progress.rejected > 0 && <Problems mass={mass} />}
      {!bare && !isActive(mass) && <Link to="/changes" className={styles.all}>{t("mass.all")}</Link>}
    </div>
  );
}

/** Lists on the screen follow when it has ended. */
function useFresh(mass: Mass | undefined): void {
  const queries = useQueryClient();
  const before = useRef(false);
  const active = mass !== undefined && isActive(mass);
  const object = mass?.object;
  useEffect(() => {
    if (before.current && !active && object !== undefined) refreshRecords(queries, object);
    before.current = active;
  }, [active, object, queries]);
}
