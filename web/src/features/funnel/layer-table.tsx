import { useTranslation } from "react-i18next";
import { formatMoneyShort, formatNumber, formatPercent } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import type { Layer } from "./api";
import { share } from "@/lib/period";
import styles from "./funnel.module.css";

interface LayerTableProps {
  layers: Layer[];
  then: Layer[] | undefined;
  onOpen: ((place: number) => void) | undefined;
}

/** The same in numbers. */
export function LayerTable({ layers, then, onOpen }: LayerTableProps) {
  const { t } = useTranslation("funnel");
  const spoken = language();
  const amounts = layers.some(({ amount }) => amount !== null);
  const days = (value: number | null) => (value === null ? "–" : formatNumber(value, spoken, 1));
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className="visually-hidden">{t("table")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("stage")}</th>
            <th scope="col" title={t("define.reached")}>{t("reached")}</th>
            {then && <th scope="col">{t("before")}</th>}
            <th scope="col" title={t("define.conversion")}>{t("conversion")}</th>
            <th scope="col" title={t("define.drop")}>{t("drop")}</th>
            <th scope="col" title={t("define.here")}>{t("here")}</th>
            <th scope="col" title={t("define.lost")}>{t("lost")}</th>
            <th scope="col" title={t("define.days")}>{t("averageDays")}</th>
            <th scope="col" title={t("define.days")}>{t("medianDays")}</th>
            {amounts && <th scope="col" title={t("define.amount")}>{t("amount")}</th>}
          </tr>
        </thead>
        <tbody>
          {layers.map((layer, index) => {
            const next = layers[index + 1];
            const passed = next && share(next.reached, layer.reached);
            return (
              <tr key={layer.stage}>
                <th scope="row">{onOpen ? <button type="button" className={styles.link} onClick={() => onOpen(layer.position)}>{layer.name}</button> : layer.name}</th>
                <td>{formatNumber(layer.reached, spoken)}</td>
                {then && <td>{formatNumber(then.find(({ stage }) => stage === layer.stage)?.reached ?? 0, spoken)}</td>}
                <td>{passed === undefined ? "–" : formatPercent(passed, spoken)}</td>
                <td>{passed === undefined ? "–" : formatPercent(100 - passed, spoken)}</td>
                <td>{formatNumber(layer.here, spoken)}</td>
                <td>{formatNumber(layer.lost, spoken)}</td>
                <td>{days(layer.averageDays)}</td>
                <td>{days(layer.medianDays)}</td>
                {amounts && <td>{formatMoneyShort(layer.amount ?? 0, spoken)}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
