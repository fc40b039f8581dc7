import { useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Download, FileSpreadsheet, RotateCw } from "lucide-react";
import type { ObjectSummary } from "@/lib/api/types";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { named } from "../named";
import { extensions, largest } from "../accepted";
import { templateAddress } from "../api";
import { Notice } from "../notice";
import type { Said } from "../said";
import { formatSize } from "@/lib/format/size";
import { usePageDrop } from "./use-page-drop";
import { usePagePaste } from "./use-page-paste";
import styles from "./drop-zone.module.css";

interface DropZoneProps {
  object: ObjectSummary;
  refused: Said | undefined;
  file: File | undefined;
  onFiles: (files: File[]) => void;
  onRetry: (() => void) | undefined;
}

export function DropZone({ object, refused, file, onFiles, onRetry }: DropZoneProps) {
  const { t } = useTranslation("imports");
  const over = usePageDrop(onFiles);
  usePagePaste(onFiles);
  const input = useRef<HTMLInputElement>(null);
  const accepted = useId();
  const open = () => input.current?.click();
  return (
    <div className={styles.column}>
      {refused && (
        <Notice
          tone="bad"
          title={refused.title}
          actions={<>{onRetry && <Button icon={<RotateCw size={15} />} onClick={onRetry}>{t("retry")}</Button>}<Button look="primary" onClick={open}>{t("choose.another")}</Button></>}
        >
          {refused.words}
          {file && <p className={styles.which}>{t("choose.was", { name: file.name, size: formatSize(file.size, language()) })}</p>}
        </Notice>
      )}
      <div className={styles.zone} data-over={over || undefined}>
        <span className={styles.sign} aria-hidden="true"><FileSpreadsheet size={30} strokeWidth={1.5} /></span>
        <p className={styles.lead}>{over ? t("choose.release") : t("choose.lead")}</p>
        <Button look={refused ? "plain" : "primary"} onClick={open} aria-describedby={accepted}>{t("choose.button")}</Button>
        <input ref={input} type="file" className="visually-hidden" tabIndex={-1} aria-label={t("choose.button")} accept={extensions.join(",")} onChange={(event) => { onFiles([...(event.target.files ?? [])]); event.target.value = ""; }} />
        <p className={styles.accepted}>{t("paste.hint")}</p>
        <p id={accepted} className={styles.accepted}>{t("choose.accepted", { size: formatSize(largest, language()) })}</p>
      </div>
      <ul className={styles.promises}>
        {(["any", "check", "undo"] as const).map((promise) => (
          <li key={promise}><strong>{t(`promise.${promise}`)}</strong><span>{t(`promise.${promise}.words`)}</span></li>
        ))}
      </ul>
      <p className={styles.templates}>
        <span>{t("template.lead", { object: named(object.plural) })}</span>
        {(["xlsx", "csv"] as const).map((format) => (
          <a key={format} href={templateAddress(object.name, format)} download><Download size={14} aria-hidden="true" /> {t("template.link", { format: format.toUpperCase() })}</a>
        ))}
      </p>
    </div>
  );
}
