import styles from "./avatar.module.css";

/** A person by initials: the given name of a Chinese name, the first letters of others. */
export function Avatar({ name, size = 24 }: { name: string; size?: number }) {
  return (
    <span className={styles.avatar} style={{ width: size, height: size, fontSize: size * 0.42, ["--hue" as string]: hueOf(name) }} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

export function initials(name: string): string {
  const trimmed = name.trim();
  if (/^\p{Script=Han}+$/u.test(trimmed)) return trimmed.slice(-1);
  const words = trimmed.split(/\s+/);
  return words.slice(0, 2).map((word) => word.charAt(0).toUpperCase()).join("");
}

function hueOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360;
  return sum;
}
