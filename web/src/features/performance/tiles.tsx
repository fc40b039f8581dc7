import { useTranslation } from "react-i18next";
import { Link } from "@tanstack/react-router";
import type { Told } from "./api";
import { groups, recordsOf, shift, shown } from "./figures";
import styles from "./performance.module.css";

interface TilesProps {
  whole: Told[];
  then: Told[] | undefined;
}

/** Every figure with what it means in a sentence; the number leads to its records. */
export function Tiles({ whole, then }: TilesProps) {
  const { t } = useTranslation("performance");
  return (
    <>
      {Object.entries(groups).map(([group, figures]) => {
        const told = figures.flatMap((figure) => whole.find((one) => one.figure === figure) ?? []);
        return told.length > 0 && (
          <section key={group} className={styles.group} aria-labelledby={`performance-${group}`}>
            <h2 id={`performance-${group}`}>{t(`group.${group}`)}</h2>
            <ul className={styles.tiles}>
              {told.map((one) => <li key={one.figure}><Tile told={one} then={one.basis === "open" ? undefined : then?.find(({ figure }) => figure === one.figure)} /></li>)}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function Tile({ told, then }: { told: Told; then: Told | undefined }) {
  const { t } = useTranslation("performance");
  const value = shown(told.unit, told.value, t);
  const where = recordsOf(told);
  const moved = shift(told.figure, told.unit, told.value, then?.value, t);
  const name = t(`figure.${told.figure}`);
  return (
    <article className={styles.tile} aria-label={name}>
      <h3>{name}</h3>
      <p className={styles.value}>
        {where === undefined
          ? <span>{value}</span>
          : <Link to="/o/$object" params={{ object: told.object }} search={{ where }} title={t("records", { count: told.records })}>{value}</Link>}
        {moved && <span className={`${styles.shift} ${styles[moved.tone]}`} title={t("was", { value: shown(told.unit, then?.value, t) })}>{moved.words}</span>}
      </p>
      <p className={styles.sentence}>{t(`define.${told.figure}`)}</p>
    </article>
  );
}
