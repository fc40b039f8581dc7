import styles from "./gate.module.css";

const lines = Array.from({ length: 14 }, (_, index) => index);

/** Lines of water, nearer ones longer and stronger. */
export function Waves() {
  return (
    <svg className={styles.waves} viewBox="0 0 800 520" preserveAspectRatio="xMidYMax slice">
      {lines.map((index) => {
        const y = 60 + index * index * 1.6 + index * 10;
        const swell = 10 + index * 3.2;
        const start = -120 + ((index * 67) % 140);
        return (
          <path
            key={index}
            d={`M${start} ${y} q 110 ${-swell} 220 0 t 220 0 t 220 0 t 220 0 t 220 0`}
            fill="none"
            stroke="currentColor"
            strokeWidth={1 + index * 0.12}
            opacity={0.12 + index * 0.045}
          />
        );
      })}
    </svg>
  );
}
