import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import type { Layer } from "./api";
import { FunnelScene, type Spot } from "./scene";
import { ringsOf } from "./rings";
import styles from "./funnel.module.css";

interface SolidProps {
  layers: Layer[];
  onOpen: ((place: number) => void) | undefined;
}

/** The funnel as a body one can turn. Its names are buttons above the picture, so that keyboard and screen readers have them too. */
export function Solid({ layers, onOpen }: SolidProps) {
  const { t } = useTranslation("funnel");
  const canvas = useRef<HTMLCanvasElement>(null);
  const scene = useRef<FunnelScene>(undefined);
  const pressed = useRef<{ x: number; y: number }>(undefined);
  const [spots, setSpots] = useState<Spot[]>([]);
  useEffect(() => {
    const drawn = canvas.current;
    if (!drawn) return undefined;
    const made = new FunnelScene(drawn, setSpots);
    scene.current = made;
    const sized = new ResizeObserver(() => made.size(drawn.clientWidth, drawn.clientHeight));
    sized.observe(drawn);
    return () => {
      sized.disconnect();
      made.close();
      scene.current = undefined;
    };
  }, []);
  useEffect(() => {
    const style = getComputedStyle(document.documentElement);
    scene.current?.build(ringsOf(layers, style.getPropertyValue("--accent").trim(), style.getPropertyValue("--good").trim()));
  }, [layers]);
  const layerAt = (event: React.PointerEvent) => {
    const { x, y } = share(event);
    return scene.current?.at(x, y) ?? -1;
  };
  // A press that moves turns the funnel; one that stays opens a layer.
  const release = (event: React.PointerEvent) => {
    const from = pressed.current;
    pressed.current = undefined;
    if (!from || Math.hypot(from.x - event.clientX, from.y - event.clientY) > 4) return;
    const layer = layers[layerAt(event)];
    if (layer) onOpen?.(layer.position);
  };
  return (
    <div className={styles.solid} role="group" aria-label={t("solid")}>
      <canvas
        ref={canvas}
        className={styles.canvas}
        aria-hidden="true"
        onPointerDown={(event) => { pressed.current = { x: event.clientX, y: event.clientY }; }}
        onPointerMove={(event) => scene.current?.point(layerAt(event))}
        onPointerLeave={() => scene.current?.point(-1)}
        onPointerUp={release}
      />
      {layers.map((layer, at) => {
        const spot = spots[at];
        const words = `${layer.name} ${formatNumber(layer.reached, language())}`;
        return spot && (
          <button key={layer.stage} type="button" className={styles.tag} style={{ left: `${spot.x * 100}%`, top: `${spot.y * 100}%` }} disabled={!onOpen} aria-label={t("layer", { name: layer.name, reached: layer.reached })} onFocus={() => scene.current?.point(at)} onBlur={() => scene.current?.point(-1)} onClick={() => onOpen?.(layer.position)}>{words}</button>
        );
      })}
    </div>
  );
}

/** Where on the canvas, in shares of its width and height. */
function share(event: React.PointerEvent): { x: number; y: number } {
  const box = event.currentTarget.getBoundingClientRect();
  return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
}
