import { useTranslation } from "react-i18next";
import { formatNumber } from "@/lib/format/number";
import { language, say } from "@/lib/i18n/i18n";
import type { ObjectPreview, Sight } from "../api";
import { turns } from "./preview";
import styles from "./preview.module.css";

interface PreviewObjectsProps {
  objects: ObjectPreview[];
  chosen: string | undefined;
  onChoose: (object: string | undefined) => void;
}

/** How many records are seen now and would be, and what could be done with them. */
export function PreviewObjects({ objects, chosen, onChoose }: PreviewObjectsProps) {
  const { t } = useTranslation("people");
  return (
    <div className={styles.wide}>
      <table className={styles.table} aria-label={t("preview.objects")}>
        <thead><tr><th scope="col">{t("role.object")}</th><th scope="col">{t("preview.now")}</th><th scope="col">{t("preview.then")}</th><th scope="col">{t("preview.may")}</th></tr></thead>
        <tbody>
          {objects.map((one) => (
            <tr key={one.object} aria-selected={one.object === chosen}>
              <th scope="row"><button type="button" className={styles.choose} aria-expanded={one.object === chosen} onClick={() => onChoose(one.object === chosen ? undefined : one.object)}>{say(one.label)}</button></th>
              <td><Count of={one.now} /></td>
              <td className={one.now.count === one.would.count ? undefined : styles.other}><Count of={one.would} /></td>
              <td>{turns(one).map(({ right, how }) => <span key={right} className={how === "gains" ? styles.gains : styles.loses}>{t(`preview.${how}`, { right: t(`right.${right}`) })}</span>)}{fieldsOf(one) > 0 && <span className={styles.note}>{t("reach.fields", { count: fieldsOf(one) })}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const fieldsOf = ({ would }: ObjectPreview) => Object.keys(would.fields).length;

function Count({ of: { count, countIsExact, rights } }: { of: Sight }) {
  const { t } = useTranslation("people");
  if ((rights.see ?? "none") === "none") return <span className={styles.note}>{t("extent.none")}</span>;
  const shown = formatNumber(count, language());
  return <>{countIsExact ? shown : t("preview.about", { count, shown })}</>;
}
