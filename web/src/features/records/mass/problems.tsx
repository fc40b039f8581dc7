import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Drawer } from "@/ui/antd/drawer";
import { useTranslation } from "react-i18next";
import { Download, X } from "lucide-react";
import { objectQuery } from "@/lib/api/objects";
import { byName } from "@/lib/criteria/clause";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { ProblemState } from "@/ui/state";
import { refusalsOf, type Mass } from "./api";
import { useMassWords } from "./words";
import { saveCsv } from "./csv";
import { RowsSkeleton } from "../list/skeleton";
import styles from "./problems.module.css";

/** The records that did not take the change, and why; also as a file. */
export function Problems({ mass }: { mass: Mass }) {
  const { t } = useTranslation("records");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("mass.problems", { count: mass.progress.rejected })}</Button>
      {open && <Listed mass={mass} onClose={() => setOpen(false)} />}
    </>
  );
}

/** The server tells so many of them. */
const told = 1_000;

function Listed({ mass, onClose }: { mass: Mass; onClose: () => void }) {
  const { t } = useTranslation("records");
  const { titleOf } = useMassWords();
  const refusals = useQuery({ queryKey: ["mass", mass.id, "rejected", mass.progress.rejected], queryFn: () => refusalsOf(mass.id) });
  const definition = useQuery(objectQuery(mass.object));
  const known = byName(definition.data?.fields ?? []);
  const fieldOf = (name: string | null) => (name === null ? "" : say(known.get(name)?.label) || name);
  const save = () =>
    saveCsv(`${mass.object}-${mass.id}.csv`, [
      ["id", t("mass.problems.record"), t("mass.problems.field"), t("mass.problems.reason")],
      ...(refusals.data ?? []).map((one) => [one.id, one.title ?? "", fieldOf(one.field), one.message]),
    ]);
  return (
    <Drawer open onClose={onClose} size={560} closable={false} styles={{ header: { padding: "10px 12px 10px 24px" }, body: { padding: "8px 24px 24px" } }}
      title={<span className={styles.title}>{titleOf(mass)}<Button look="quiet" icon={<X size={17} />} aria-label={t("form.close")} onClick={onClose} /></span>}>
      {refusals.isPending && <RowsSkeleton />}
      {refusals.isError && <ProblemState error={refusals.error} onRetry={() => void refusals.refetch()} />}
      {refusals.data && (
        <>
          <p className={styles.bar}>
            <span>{mass.progress.rejected > told ? t("mass.problems.first", { count: told }) : t("mass.problems.count", { count: mass.progress.rejected })}</span>
            <Button icon={<Download size={15} />} onClick={save}>{t("mass.problems.save")}</Button>
          </p>
          <ul className={styles.list}>
            {refusals.data.map((one) => (
              <li key={`${one.id}-${one.field}-${one.code}`}>
                <Link to="/o/$object/$id" params={{ object: mass.object, id: one.id }}>{one.title ?? t("unnamed")}</Link>
                <span>{[fieldOf(one.field), one.message].filter(Boolean).join(" · ")}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Drawer>
  );
}
