import { formatMoney, formatMoneyIn } from "@/lib/format/number";
import type { Language } from "@/lib/api/types";

/** Money in its own currency; `base` is its worth in the company's. */
export interface Priced {
  currency?: string;
  amount: number;
  rate?: number;
  on?: string;
  base?: number;
}

export function pricedOf(value: unknown): Priced | undefined {
  if (typeof value !== "object" || value === null || !("amount" in value) || typeof value.amount !== "number") return undefined;
  const part = (name: string): unknown => (name in value ? (value as Record<string, unknown>)[name] : undefined);
  const currency = part("currency");
  const rate = part("rate");
  const on = part("on");
  const base = part("base");
  return {
    amount: value.amount,
    ...(typeof currency === "string" ? { currency } : {}),
    ...(typeof rate === "number" ? { rate } : {}),
    ...(typeof on === "string" ? { on } : {}),
    ...(typeof base === "number" ? { base } : {}),
  };
}

/** In its own currency: $1,200.50. */
export const wordsOf = ({ amount, currency }: Priced, language: Language): string => (currency === undefined ? formatMoney(amount, language) : formatMoneyIn(amount, currency, language));

/** Whether there is anything to convert: with a day stands the rate of that day. */
export const isForeign = ({ on }: Priced): boolean => on !== undefined;
