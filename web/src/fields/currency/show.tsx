import { useTranslation } from "react-i18next";
import { formatMoney } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import type { ShowProps } from "../kind";
import { isForeign, pricedOf, wordsOf } from "./amount";
import styles from "./show.module.css";

/** The amount in its own currency, and beside it what it was worth on its day. */
export function Show({ value, place }: ShowProps) {
  const { t } = useTranslation("fields");
  const priced = pricedOf(value);
  if (priced === undefined) return null;
  const own = wordsOf(priced, language());
  if (!isForeign(priced) || priced.base === undefined) return <>{own}</>;
  const worth = formatMoney(priced.base, language());
  const how = t("currency.rate", { rate: priced.rate, day: priced.on });
  return place === "list" ? <span title={`≈ ${worth} · ${how}`}>{own}</span> : <span>{own} <span className={styles.worth} title={how}>≈ {worth}</span></span>;
}
