import { useState } from "react";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Play } from "lucide-react";
import { asText } from "@/fields/kind";
import { asProblem } from "@/lib/api/problem";
import type { RecordRow } from "@/lib/api/types";
import { formatPercent } from "@/lib/format/number";
import { formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Segments } from "@/ui/segments";
import { Waiting } from "@/ui/waiting";
import { simulate, type Allocated, type Simulation } from "./api";
import styles from "./allocation.module.css";

/** Who would have got what of the last days, before anything is switched on. */
export function SimulationDialog({ object, rules, onClose }: { object: Allocated; rules: RecordRow[]; onClose: () => void }) {
  const { t } = useTranslation("allocation");
  const [days, setDays] = useState<"7" | "30" | "90">("30");
  const playing = useMutation({ mutationFn: () => simulate(object, Number(days), rules.map(({ id }) => id)) });
  const problem = playing.isError ? asProblem(playing.error) : undefined;
  return (
    <Dialog
      wide="full"
      title={t("simulate.title")}
      problem={problem && (problem.detail ?? problem.message)}
      onClose={onClose}
      onSubmit={() => playing.mutate()}
      actions={<><Button onClick={onClose}>{t("close")}</Button><Button look="primary" type="submit" icon={<Play size={15} />} busy={playing.isPending}>{t("simulate.run")}</Button></>}
    >
      <p className={styles.quiet}>{t("simulate.words")}</p>
      <p className={styles.quiet}>{t("simulate.rules", { names: rules.map(({ name }) => asText(name)).join("、") })}</p>
      <Segments label={t("simulate.days")} value={days} options={(["7", "30", "90"] as const).map((value) => ({ value, label: t("days", { count: Number(value) }) }))} onChoose={setDays} />
      {playing.isPending && <Waiting rows={6} />}
      {playing.data && <Result object={object} result={playing.data} />}
    </Dialog>
  );
}

function Result({ object, result }: { object: Allocated; result: Simulation }) {
  const { t } = useTranslation("allocation");
  const most = Math.max(1, ...result.people.map(({ got, had }) => Math.max(got, had)));
  return (
    <>
      <p role="status">{t("simulate.result", { came: result.came, given: result.given, waiting: result.waiting, loose: result.loose })}{result.cut && ` ${t("simulate.cut")}`}</p>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={t("fairness")}>
          <thead><tr><th>{t("person")}</th><th>{t("got")}</th><th>{t("share")}</th><th>{t("had")}</th><th>{t("load")}</th></tr></thead>
          <tbody>
            {result.people.map((one) => (
              <tr key={one.person}>
                <th scope="row">{one.name}</th>
                <td><span className={styles.bar}><meter min={0} max={most} value={one.got} aria-label={t("got.of", { name: one.name })} />{one.got}</span></td>
                <td>{formatPercent(result.given === 0 ? 0 : (one.got / result.given) * 100, language(), 1)}</td>
                <td>{one.had}</td>
                <td>{t(one.capacity === null ? "load.words" : "load.within", { before: one.before, after: one.after, capacity: one.capacity })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {result.lines.length > 0 && (
        <details>
          <summary>{t("simulate.lines", { count: result.lines.length })}</summary>
          <ul className={styles.log} aria-label={t("simulate.lines", { count: result.lines.length })}>
            {result.lines.map((line) => (
              <li key={line.record}>
                <span><Link to="/o/$object/$id" params={{ object, id: line.record }}>{line.title}</Link> → {line.name ?? t("nobody")}</span>
                <span className={styles.quiet}>{formatMoment(line.at, language())} · {line.rule === null ? t("no.rule") : line.words}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
