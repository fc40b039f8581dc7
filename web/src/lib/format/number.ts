import type { Language } from "@/lib/api/types";

const tags: Record<Language, string> = { zh: "zh-CN", en: "en" };
const made = new Map<string, Intl.NumberFormat>();

/** Making a formatter costs more than a thousand uses of it, so each is made once. */
function formatter(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  const known = made.get(key);
  if (known) return known;
  const fresh = new Intl.NumberFormat(tags[language], options);
  made.set(key, fresh);
  return fresh;
}

export function formatNumber(value: number, language: Language, scale = 0, least = 0): string {
  return formatter(language, { minimumFractionDigits: Math.min(least, scale), maximumFractionDigits: scale }).format(value);
}

/** The value of a field that may be a year: four digits stay together, groups begin with the fifth. */
export function formatWhole(value: number, language: Language): string {
  return formatter(language, { useGrouping: "min2", maximumFractionDigits: 0 }).format(value);
}

/** Percent values are kept as people say them: 12.5 means 12.5 %. */
export function formatPercent(value: number, language: Language, scale = 1): string {
  return `${formatNumber(value, language, scale)}%`;
}

const currency = "CNY";

/** Whole amount with its sign, for pages and hover. */
export function formatMoney(value: number, language: Language, scale = 2): string {
  return formatter(language, { style: "currency", currency, currencyDisplay: "narrowSymbol", minimumFractionDigits: scale, maximumFractionDigits: scale }).format(value);
}

/** An amount in a currency of its own, with as many digits as that currency has; what is no code of a currency stands behind the number. */
export function formatMoneyIn(value: number, code: string, language: Language): string {
  if (!/^[A-Z]{3}$/.test(code)) return `${formatNumber(value, language, 2)} ${code}`;
  return formatter(language, { style: "currency", currency: code, currencyDisplay: code === currency ? "narrowSymbol" : "symbol" }).format(value);
}

/** Short amount for lists: 1,234.5万, 3.21亿; ¥12.3M in English. */
export function formatMoneyShort(value: number, language: Language): string {
  const size = Math.abs(value);
  // Two decimals for 亿 and one for 万, always the same number, so that the points stand under each other.
  const digits = language === "zh" ? (size >= 1e8 ? 2 : size >= 1e4 ? 1 : 0) : size >= 1e3 ? 1 : 0;
  const text = formatter(language, { notation: "compact", useGrouping: true, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
  return language === "zh" ? text : text.replace(/^-?/, (sign) => `${sign}¥`);
}

/** Reads what people type: grouping, full-width digits, 万 and 亿, k and m. Undefined when it is no number. */
export function readNumber(text: string): number | undefined {
  const plain = text.normalize("NFKC").replace(/[\s,¥$%]/g, "").toLowerCase();
  const match = /^(-?(?:\d+\.?\d*|\.\d+))(万|亿|千|k|m)?$/.exec(plain);
  if (!match) return undefined;
  // Scaling through the exponent keeps 1.1万 at 11000, where a product would leave 11000.000000000002.
  return Number(`${match[1]}e${exponents[match[2] ?? ""] ?? 0}`);
}

const exponents: Record<string, number> = { "": 0, 千: 3, k: 3, 万: 4, m: 6, 亿: 8 };
