import { useTranslation } from "react-i18next";
import { formatNumber } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import type { Import } from "../import";
import { formatSize } from "@/lib/format/size";
import styles from "./file-facts.module.css";

const signs: Record<string, string> = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" };

/** How the file was understood, so that a wrong guess is seen before it does harm. */
export function FileFacts({ one: { file, rows, columns } }: { one: Import }) {
  const { t } = useTranslation("imports");
  const spoken = language();
  const sign = file.delimiter === undefined ? undefined : signs[file.delimiter];
  const facts: [string, string | undefined][] = [
    [t("facts.name"), file.name],
    [t("facts.kind"), `${file.format.toUpperCase()} · ${formatSize(file.size, spoken)}`],
    [t("facts.encoding"), file.encoding],
    [t("facts.delimiter"), sign === undefined ? file.delimiter : t(`facts.sign.${sign}`)],
    [t("facts.sheet"), file.sheet],
    [t("facts.rows"), t(rows.exact ? "facts.rows.exact" : "facts.rows.about", { number: formatNumber(rows.total, spoken) })],
    [t("facts.columns"), formatNumber(columns.length, spoken)],
  ];
  return (
    <section className={styles.facts} aria-label={t("facts.title")}>
      <h2>{t("facts.title")}</h2>
      <dl>
        {facts.map(([name, value]) => value !== undefined && value !== "" && (
          <div key={name} className={styles.fact}><dt>{name}</dt><dd title={value}>{value}</dd></div>
        ))}
      </dl>
    </section>
  );
}
