import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { Button } from "./button";
import styles from "./toast.module.css";

interface Toast {
  id: number;
  text: string;
  tone: "good" | "bad";
  action?: { label: string; run: () => void };
}

let toasts: Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

/** A short word at the foot of the screen; one with an action stays longer, so that undo can be reached. */
export function toast(text: string, options: { tone?: Toast["tone"]; action?: Toast["action"] } = {}): void {
  const id = ++last;
  const { action } = options;
  change([...toasts.slice(-2), { id, text, tone: options.tone ?? "good", ...(action ? { action } : {}) }]);
  setTimeout(() => dismiss(id), action ? 10_000 : 5_000);
}

export function Toasts() {
  const { t } = useTranslation("ui");
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <section className={styles.stack} role="status" aria-live="polite" aria-atomic="false">
      {shown.map((one) => (
        <div key={one.id} className={styles.toast}>
          <span className={styles[one.tone]}>{one.tone === "good" ? <CircleCheck size={17} /> : <CircleAlert size={17} />}</span>
          <span className={styles.text}>{one.text}</span>
          {one.action && (
            <button type="button" className={styles.action} onClick={() => { one.action?.run(); dismiss(one.id); }}>
              {one.action.label}
            </button>
          )}
          <Button look="quiet" className={styles.close} icon={<X size={15} />} aria-label={t("close")} onClick={() => dismiss(one.id)} />
        </div>
      ))}
    </section>
  );
}

/** Takes every word away, such as when another person signs in. */
export function dismissAll(): void {
  change([]);
}

function dismiss(id: number): void {
  change(toasts.filter((one) => one.id !== id));
}

function change(next: Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
