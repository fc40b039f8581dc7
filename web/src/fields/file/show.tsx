import { useContext } from "react";
import { FileText, Image, Paperclip } from "lucide-react";
import { language } from "@/lib/i18n/i18n";
import type { ShowProps } from "../kind";
import { RecordPlace } from "../record-place";
import { addressOf, filesOf, formatBytes, isPicture, type StoredFile } from "./files";
import styles from "./show.module.css";

/** In a list the first name and how many more; on a page each file with its size, to be kept. */
export function Show({ value, field, place }: ShowProps) {
  const files = filesOf(value);
  const [first] = files;
  if (first === undefined) return null;
  if (place === "list") {
    return <span className={styles.line}><Paperclip size={13} aria-hidden="true" /> <span className={styles.name}>{first.name}</span>{files.length > 1 && <span className={styles.more}>+{files.length - 1}</span>}</span>;
  }
  return (
    <ul className={styles.files}>
      {files.map((file) => <li key={file.id} className={styles.file}><Named file={file} field={field.name} /></li>)}
    </ul>
  );
}

function Named({ file, field }: { file: StoredFile; field: string }) {
  const record = useContext(RecordPlace);
  const Icon = isPicture(file) ? Image : FileText;
  return (
    <>
      <Icon size={15} aria-hidden="true" />
      {record ? <a href={addressOf(record, field, file)} download={file.name}>{file.name}</a> : <span>{file.name}</span>}
      <span className={styles.size}>{formatBytes(file.size, language())}</span>
    </>
  );
}
