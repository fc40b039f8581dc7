import styles from "./progress-bar.module.css";

/** A progress bar; without a share it only says that something goes on. */
export function ProgressBar({ label, share }: { label: string; share: number | undefined }) {
  const percent = share === undefined ? undefined : Math.floor(share * 100);
  return (
    <div className={styles.bar} role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
      <span className={share === undefined ? styles.moving : styles.fill} style={share === undefined ? undefined : { width: `${share * 100}%` }} />
    </div>
  );
}
