import { useContext } from "react";
import { Image } from "lucide-react";
import type { ShowProps } from "../kind";
import { addressOf, filesOf, isPicture, type StoredFile } from "../file/files";
import { RecordPlace } from "../record-place";
import styles from "./show.module.css";

/** Small pictures; on a page each leads to the whole one. */
export function Show({ value, field, place }: ShowProps) {
  const record = useContext(RecordPlace);
  const pictures = filesOf(value);
  if (pictures.length === 0) return null;
  if (place === "list" || record === undefined) {
    return <span className={styles.row}>{pictures.slice(0, 3).map((one) => <Small key={one.id} picture={one} field={field.name} side={24} />)}{pictures.length > 3 && <span className={styles.more}>+{pictures.length - 3}</span>}</span>;
  }
  return (
    <span className={styles.row}>
      {pictures.map((one) => (
        <a key={one.id} className={styles.link} href={addressOf(record, field.name, one, "inline")} target="_blank" rel="noreferrer" title={one.name}>
          <Small picture={one} field={field.name} side={96} />
        </a>
      ))}
    </span>
  );
}

function Small({ picture, field, side }: { picture: StoredFile; field: string; side: number }) {
  const record = useContext(RecordPlace);
  if (record === undefined || !isPicture(picture)) return <span className={styles.named}><Image size={13} aria-hidden="true" /> {picture.name}</span>;
  return <img className={styles.small} src={addressOf(record, field, picture, "thumbnail")} alt={picture.name} width={side} height={side} loading="lazy" />;
}
