import { useTranslation } from "react-i18next";
import styles from "./secrets.module.css";

const quiet = 4;

/** Always dark on white, whatever the page wears: cameras expect it so. */
export function QrCode({ size, path }: { size: number; path: string }) {
  const { t } = useTranslation("secrets");
  const side = size + 2 * quiet;
  return (
    <svg className={styles.qr} viewBox={`${-quiet} ${-quiet} ${side} ${side}`} role="img" aria-label={t("qr")} shapeRendering="crispEdges">
      <rect x={-quiet} y={-quiet} width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
