import { useTranslation } from "react-i18next";
import type { RecordRow } from "@/lib/api/types";
import { asReferences } from "@/fields/kind";
import { nameOf } from "./api";
import styles from "./pipelines.module.css";

const step = 120;
const box = { width: 100, height: 34 };
const middle = 96;

/** Where deals may go, as a picture: forward above the stages, back below. A stage without arrows of its own leads anywhere. */
export function Moves({ stages }: { stages: RecordRow[] }) {
  const { t } = useTranslation("pipelines");
  const used = stages.filter(({ retired }) => retired !== true);
  const at = new Map(used.map(({ id }, index) => [id, index]));
  const arrows = used.flatMap((stage, from) => asReferences(stage.moves_to).flatMap(({ id }) => {
    const to = at.get(id);
    return to === undefined || to === from ? [] : [{ from, to }];
  }));
  const words = used.map((stage) => t("moves.line", { stage: nameOf(stage), targets: targets(stage, used) || t("moves.any") })).join("\n");
  return (
    <figure className={styles.figure}>
      <svg viewBox={`0 0 ${Math.max(1, used.length) * step} ${middle * 2 + box.height}`} role="img" aria-label={`${t("moves")}\n${words}`} className={styles.picture}>
        <defs>
          <marker id="arrow-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8Z" className={styles.head} /></marker>
        </defs>
        {arrows.map(({ from, to }) => <path key={`${from}-${to}`} d={arc(from, to)} className={styles.arrow} markerEnd="url(#arrow-head)" />)}
        {used.map((stage, index) => (
          <g key={stage.id}>
            <rect x={index * step + (step - box.width) / 2} y={middle} {...box} rx={7} className={stage.outcome === "won" ? styles.won : styles.box} />
            <text x={index * step + step / 2} y={middle + 21} className={styles.boxWords}>{shortened(nameOf(stage))}</text>
            {asReferences(stage.moves_to).length === 0 && <text x={index * step + step / 2} y={middle + box.height + 15} className={styles.any}>{t("moves.any")}</text>}
          </g>
        ))}
      </svg>
      <figcaption className={styles.caption}>{t("moves.words")}</figcaption>
    </figure>
  );
}

const targets = (stage: RecordRow, all: RecordRow[]): string => all.filter(({ id }) => asReferences(stage.moves_to).some((one) => one.id === id)).map(nameOf).join(", ");

const shortened = (name: string): string => (name.length > 13 ? `${name.slice(0, 12)}…` : name);

function arc(from: number, to: number): string {
  const forward = to > from;
  const [start, end] = [from, to].map((place) => place * step + step / 2) as [number, number];
  const shift = forward ? 12 : -12;
  const y = forward ? middle : middle + box.height;
  const bend = Math.min(84, 26 * Math.abs(to - from));
  return `M${start + shift} ${y}C${start + shift} ${forward ? y - bend : y + bend} ${end - shift} ${forward ? y - bend : y + bend} ${end - shift} ${y}`;
}
