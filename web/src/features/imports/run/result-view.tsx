import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ArrowUpRight, CircleCheck, Download, TriangleAlert, Upload } from "lucide-react";
import type { ObjectDefinition } from "@/lib/api/types";
import { formatNumber } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import { AskedView } from "../asked/asked-view";
import { named } from "../named";
import { leftOutAddress, rejectedAddress } from "../api";
import { foundBy } from "../found";
import { Frame } from "../frame";
import type { Import } from "../import";
import { Notice } from "../notice";
import { secondsTaken } from "../progress";
import { ContinueButton } from "./continue-button";
import { Counts } from "./counts";
import { QualityView } from "./quality-view";
import styles from "./run.module.css";
import { UndoOffer } from "./undo-offer";
import { Undone } from "./undone";

/** How it ended, what it made, and every way on from here. */
export function ResultView({ one, definition }: { one: Import; definition: ObjectDefinition }) {
  const { t } = useTranslation("imports");
  const { progress } = one;
  const created = foundBy(one, "created");
  const updated = foundBy(one, "updated");
  const undone = one.state === "undone";
  const changed = progress.created + progress.updated;
  const found = {
    ...(created && !undone ? { created: { object: one.object, where: created } } : {}),
    ...(updated && !undone ? { updated: { object: one.object, where: updated } } : {}),
  };
  const where = progress.created > 0 ? created : updated;
  return (
    <Frame object={definition} title={one.file.name} step="run">
      <div className={styles.column}>
        <section className={styles.card} aria-label={t("result.title")}>
          {undone ? <Undone one={one} definition={definition} /> : <Verdict one={one} definition={definition} />}
          <Counts progress={progress} found={found} />
          <div className={styles.actions}>
            {one.state === "failed" && <ContinueButton one={one} />}
            {changed > 0 && !undone && (
              <Link className={styles.linkButton} data-primary={one.state === "finished" || undefined} to="/o/$object" params={{ object: one.object }} search={where ? { where } : { sort: "-created_at" }}>
                <ArrowUpRight size={15} aria-hidden="true" /> {t("result.show", { object: named(definition.plural) })}
              </Link>
            )}
            <Link className={styles.linkButton} to="/o/$object/import" params={{ object: one.object }}>
              <Upload size={15} aria-hidden="true" /> {t("result.another")}
            </Link>
          </div>
        </section>
        {progress.rejected > 0 && (
          <Notice
            tone="warn"
            title={t("rejected.title", { count: progress.rejected, number: formatNumber(progress.rejected, language()) })}
            actions={<a className={styles.linkButton} href={rejectedAddress(one.id)} download><Download size={15} aria-hidden="true" /> {t("rejected.download")}</a>}
          >
            {t("rejected.words")}
          </Notice>
        )}
        {progress.leftOut > 0 && (
          <Notice
            tone="warn"
            title={t("leftOut.title", { count: progress.leftOut, number: formatNumber(progress.leftOut, language()) })}
            actions={<a className={styles.linkButton} href={leftOutAddress(one.id)} download><Download size={15} aria-hidden="true" /> {t("rejected.download")}</a>}
          >
            {t("leftOut.words")}
          </Notice>
        )}
        {!undone && progress.asked > 0 && <AskedView one={one} definition={definition} />}
        {one.state === "finished" && <QualityView one={one} definition={definition} />}
        {!undone && changed > 0 && <UndoOffer one={one} definition={definition} />}
      </div>
    </Frame>
  );
}

function Verdict({ one, definition }: { one: Import; definition: ObjectDefinition }) {
  const { t } = useTranslation("imports");
  const spoken = language();
  const failed = one.state === "failed";
  const cancelled = one.state === "cancelled";
  const { created, updated } = one.progress;
  const seconds = secondsTaken(one);
  const object = named(created + updated === 1 ? definition.label : definition.plural);
  const title = failed ? t("failed.title") : cancelled ? t("cancelled.title") : t(created + updated === 0 ? "result.none" : "result.done", { number: formatNumber(created + updated, spoken), object });
  return (
    <div className={styles.lead}>
      <span className={styles.sign} data-tone={failed ? "bad" : cancelled ? "quiet" : undefined}>{failed || cancelled ? <TriangleAlert size={20} aria-hidden="true" /> : <CircleCheck size={20} aria-hidden="true" />}</span>
      <div className={styles.said} role="status">
        <h2>{title}</h2>
        <p>{cancelled ? t("cancelled.words", { read: formatNumber(one.progress.read, spoken), total: formatNumber(one.progress.total, spoken) }) : failed ? one.failure?.message : seconds !== undefined && t("result.took", { rows: formatNumber(one.progress.read, spoken), seconds: formatNumber(Math.max(0.1, seconds), spoken, seconds < 10 ? 1 : 0) })}</p>
      </div>
    </div>
  );
}

