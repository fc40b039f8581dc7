import { useRef, useState, type ClipboardEvent, type DragEvent } from "react";
import { useTranslation } from "react-i18next";
import { Upload, X } from "lucide-react";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import type { EditProps } from "../kind";
import { acceptOf, filesOf, formatBytes, isPicture } from "./files";
import { useUploads } from "./use-uploads";
import styles from "./edit.module.css";

/** Files are chosen, dropped or pasted; they are sent at once and belong to the record when it is saved. */
export function Edit({ id, label, field, value, onChange, onChosen, autoFocus, invalid, describedBy }: EditProps) {
  const { t } = useTranslation("fields");
  const files = filesOf(value);
  const most = typeof field.most === "number" ? field.most : field.type === "image" ? 1 : 10;
  const given = (next: typeof files) => (next.length === 0 ? null : next);
  const { sending, send, drop, remove: without } = useUploads({ files, most, onChange: (next) => onChange(given(next)), onDone: (next) => onChosen?.(given(next)) });
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const remove = (gone: string) => {
    const rest = given(without(gone));
    onChange(rest);
    onChosen?.(rest);
  };
  const drag = (event: DragEvent, inside: boolean) => {
    event.preventDefault();
    setOver(inside);
  };
  const paste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length > 0) send([...event.clipboardData.files]);
  };
  return (
    <div
      role="group"
      aria-label={label}
      aria-describedby={describedBy}
      className={styles.zone}
      data-over={over || undefined}
      data-invalid={invalid || undefined}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => { drag(event, false); send([...event.dataTransfer.files]); }}
      onPaste={paste}
    >
      {(files.length > 0 || sending.length > 0) && (
        <ul className={styles.files}>
          {files.map((file) => (
            <li key={file.id} className={styles.file}>
              <span className={styles.name}>{file.name}</span>
              <span className={styles.size}>{isPicture(file) ? `${file.width}×${file.height} · ` : ""}{formatBytes(file.size, language())}</span>
              <Button look="quiet" icon={<X size={14} />} aria-label={t("file.remove", { name: file.name })} onClick={() => remove(file.id)} />
            </li>
          ))}
          {sending.map((one) => (
            <li key={one.key} className={styles.file} data-failed={one.failed !== undefined || undefined}>
              <span className={styles.name}>{one.name}</span>
              {one.failed === undefined ? <progress className={styles.progress} value={one.share} max={1} aria-label={t("file.sending", { name: one.name })} /> : <span role="alert" className={styles.failed}>{one.failed}</span>}
              <Button look="quiet" icon={<X size={14} />} aria-label={t(one.failed === undefined ? "file.stop" : "file.remove", { name: one.name })} onClick={() => drop(one.key)} />
            </li>
          ))}
        </ul>
      )}
      {(most === 1 || files.length + sending.length < most) && (
        <div className={styles.choose}>
          <Button icon={<Upload size={14} />} autoFocus={autoFocus} onClick={() => input.current?.click()}>{t(most === 1 && files.length > 0 ? "file.replace" : "file.choose")}</Button>
          <span className={styles.hint}>{t("file.hint", { size: typeof field.maxSize === "number" ? field.maxSize : 50 })}</span>
        </div>
      )}
      <input
        ref={input}
        id={id}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={label}
        multiple={most > 1}
        accept={acceptOf(field.type, field.kinds)}
        onChange={(event) => { send([...(event.target.files ?? [])]); event.target.value = ""; }}
      />
    </div>
  );
}
