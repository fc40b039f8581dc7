import { useTranslation } from "react-i18next";
import type { Stood } from "./api";
import styles from "./allocation.module.css";

/** Who took part in a choice, and how each stood. */
export function Standing({ people, left }: { people: Stood[]; left: number }) {
  const { t } = useTranslation("allocation");
  return (
    <details className={styles.standing}>
      <summary>{t("took.part", { count: people.length + left })}</summary>
      <ul>
        {people.map((one) => <li key={one.person} data-out={one.out !== null || undefined}><span>{one.name}</span><span>{one.words}</span></li>)}
        {left > 0 && <li>{t("left", { count: left })}</li>}
      </ul>
    </details>
  );
}
