import { useTranslation } from "react-i18next";
import { Group, Part } from "./part";
import styles from "./parts.module.css";

const colors = ["accent", "accent-soft", "paper", "ground", "raised", "sunk", "hover", "chosen", "line", "line-strong", "ink", "ink-2", "ink-3", "good", "good-soft", "warn", "warn-soft", "bad", "bad-soft", "star"];
const sizes = ["text-2xl", "text-xl", "text-l", "text-m", "text-s", "text-xs"];

/** Colours and letters. */
export function Looks() {
  const { t } = useTranslation("parts");
  return (
    <>
      <Group title={t("colors")}>
        {colors.map((color) => <Part key={color} name={color}><span className={styles.color} style={{ background: `var(--${color})` }} /></Part>)}
      </Group>
      <Group title={t("letters")}>
        {sizes.map((size) => <Part key={size} name={size}><span style={{ fontSize: `var(--${size})` }}>{t("sentence")} 1,234.50</span></Part>)}
      </Group>
    </>
  );
}
