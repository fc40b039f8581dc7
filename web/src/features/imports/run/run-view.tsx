import { useTranslation } from "react-i18next";
import type { TFunction } from "i18next";
import type { ObjectDefinition } from "@/lib/api/types";
import { formatNumber } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import { named } from "../named";
import { ProgressBar } from "@/ui/progress-bar";
import { Frame } from "../frame";
import type { Import } from "../import";
import { Notice } from "../notice";
import { shareDone, timeLeft } from "../progress";
import { Counts } from "./counts";
import { RunActs } from "./run-acts";
import styles from "./run.module.css";

interface RunViewProps {
  one: Import;
  definition: ObjectDefinition;
  /** The last request failed: the figures are old, the import itself goes on. */
  lost: boolean;
}

/** Work in progress at the server; this page only watches it. */
export function RunView({ one, definition, lost }: RunViewProps) {
  const { t } = useTranslation("imports");
  const undoing = one.state === "undoing";
  const { progress } = one;
  const spoken = language();
  const paused = one.state === "paused";
  const title = undoing ? t("undoing.title") : t(paused ? "paused.title" : "run.title", { object: named(definition.plural) });
  return (
    <Frame object={definition} title={one.file.name} step="run">
      <div className={styles.column}>
        <section className={styles.card} aria-label={title}>
          <div className={styles.lead}>
            <h2>{title}</h2>
            {!undoing && <span className={styles.percent}>{Math.floor(shareDone(progress) * 100)}%</span>}
          </div>
          <ProgressBar label={title} share={undoing ? undefined : shareDone(progress)} />
          {undoing
            ? <p className={styles.pace}>{t("undoing.words")}</p>
            : (
              <p className={styles.pace}>
                <span>{t("run.read", { read: formatNumber(progress.read, spoken), total: formatNumber(progress.total, spoken) })}</span>
                {!paused && progress.rowsPerSecond > 0 && <span>{t("run.pace", { number: formatNumber(Math.round(progress.rowsPerSecond), spoken) })}</span>}
                <span>{paused ? t("paused.words") : leftWords(progress.secondsLeft, t)}</span>
              </p>
            )}
          <Counts progress={progress} />
          {!undoing && <RunActs one={one} />}
        </section>
        {lost && <Notice tone="warn" title={t("run.lost")}>{t("run.lost.words")}</Notice>}
        {!paused && <p className={styles.quiet}>{t("run.leave")}</p>}
      </div>
    </Frame>
  );
}

function leftWords(seconds: number | null, t: TFunction<"imports">): string {
  const left = timeLeft(seconds);
  if (!left) return t("left.unknown");
  return left.unit === "soon" ? t("left.soon") : t(`left.${left.unit}`, { count: left.count });
}
