import type { Language } from "@/lib/api/types";

/** Lengths of time in seconds, as the server reads and writes them: a day has 24 hours. */
const units = [
  { seconds: 604_800, zh: "周", en: "w", words: /^(?:周|星期|weeks?|w)/ },
  { seconds: 86_400, zh: "天", en: "d", words: /^(?:天|日|days?|d)/ },
  { seconds: 3_600, zh: "小时", en: "h", words: /^(?:小时|钟头|时|hours?|hrs?|h)/ },
  { seconds: 60, zh: "分", en: "m", words: /^(?:分钟|分|minutes?|mins?|m)/ },
  { seconds: 1, zh: "秒", en: "s", words: /^(?:秒钟|秒|seconds?|secs?|s)/ },
] as const;

/** Seconds of what was typed (`2小时30分`, `1.5h`, `1:30`); undefined when it names no unit or is no span. */
export function readSpan(text: string): number | undefined {
  const bare = text.normalize("NFKC").trim().toLowerCase();
  const clock = /^(\d{1,6}):([0-5]\d)(?::([0-5]\d))?$/.exec(bare);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
  let rest = bare;
  let seconds = 0;
  while (rest !== "") {
    const number = /^\s*(半|\d+(?:\.\d+)?)\s*个?\s*/.exec(rest);
    const after = number ? rest.slice(number[0].length) : "";
    const unit = units.find((one) => one.words.test(after));
    if (!number || !unit) return undefined;
    seconds += (number[1] === "半" ? 0.5 : Number(number[1])) * unit.seconds;
    rest = after.replace(unit.words, "").trimStart();
  }
  return bare === "" ? undefined : Math.round(seconds);
}

/** Seconds of a value of the server (`PT2H30M`) or of a filter (`9000`). */
export function secondsOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  const parts = /^PT(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?\d+)S)?$/.exec(String(value));
  if (!parts) return undefined;
  return Number(parts[1] ?? 0) * 3600 + Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0);
}

export function writeSpan(seconds: number, language: Language): string {
  let rest = Math.abs(seconds);
  const parts: string[] = [];
  for (const unit of units.slice(1)) {
    const count = Math.floor(rest / unit.seconds);
    if (count > 0) parts.push(`${count}${unit[language]}`);
    rest %= unit.seconds;
  }
  if (parts.length === 0) return language === "zh" ? "0分" : "0m";
  return (seconds < 0 ? "-" : "") + parts.join(language === "zh" ? "" : " ");
}
