import { useTranslation } from "react-i18next";
import { formatMoneyShort, formatNumber, formatPercent } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import type { Layer } from "./api";
import { share } from "@/lib/period";
import styles from "./funnel.module.css";

interface LayersProps {
  layers: Layer[];
  then: Layer[] | undefined;
  onOpen: ((place: number) => void) | undefined;
}

const width = 520;
const height = 56;
const gap = 3;
const least = 0.06;

/** The picture: each layer as wide as the share of deals that came so far. */
export function Layers({ layers, then, onOpen }: LayersProps) {
  const { t } = useTranslation("funnel");
  const most = Math.max(1, ...layers.map(({ reached }) => reached), ...(then ?? []).map(({ reached }) => reached));
  const wide = (reached: number) => Math.max(least, reached / most) * width;
  return (
    <svg className={styles.picture} viewBox={`0 0 ${width} ${layers.length * (height + gap)}`} role="group" aria-label={t("picture")}>
      {layers.map((layer, index) => {
        const top = index * (height + gap);
        const next = layers[index + 1] ?? layer;
        const earlier = then?.find(({ stage }) => stage === layer.stage);
        const passed = share(next.reached, layer.reached);
        const words = t("layer", { name: layer.name, reached: layer.reached });
        return (
          <g key={layer.stage} className={styles.layer} role={onOpen ? "button" : undefined} tabIndex={onOpen ? 0 : undefined} aria-label={words} onClick={() => onOpen?.(layer.position)} onKeyDown={(event) => (event.key === "Enter" || event.key === " ") && onOpen?.(layer.position)}>
            <title>{words}</title>
            <path d={trapezoid(wide(layer.reached), wide(next.reached), top)} className={layer.won ? styles.wonShape : styles.shape} style={{ fillOpacity: 0.9 - index * 0.06 }} />
            {earlier && <path d={trapezoid(wide(earlier.reached), wide(earlier.reached), top)} className={styles.ghost} />}
            <text x={width / 2} y={top + 24} className={styles.words}>{layer.name} {formatNumber(layer.reached, language())}</text>
            <text x={width / 2} y={top + 42} className={styles.small}>
              {[layer.amount === null ? undefined : formatMoneyShort(layer.amount, language()), index < layers.length - 1 && passed !== undefined ? t("passed", { share: formatPercent(passed, language()) }) : undefined].filter(Boolean).join(" · ")}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function trapezoid(above: number, below: number, top: number): string {
  const middle = width / 2;
  return `M${middle - above / 2} ${top}H${middle + above / 2}L${middle + below / 2} ${top + height}H${middle - below / 2}Z`;
}
