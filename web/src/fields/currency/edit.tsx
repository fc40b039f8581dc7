import { useTranslation } from "react-i18next";
import { NumberInput } from "@/ui/number-input";
import type { EditProps } from "../kind";
import { pricedOf } from "./amount";
import styles from "./edit.module.css";

/** Those that are chosen most; any other may be typed with the amount, as in "SEK 100". */
const usual = ["CNY", "USD", "EUR", "GBP", "JPY", "HKD", "TWD", "KRW", "SGD", "AUD", "CAD", "CHF", "INR", "RUB", "THB", "VND", "MYR", "BRL", "AED"];

/** A changed amount or currency takes the rate of today, unless the server is told another. */
export function Edit({ id, label, value, onChange, autoFocus, invalid, describedBy }: EditProps) {
  const { t } = useTranslation("fields");
  const priced = pricedOf(value);
  const currency = priced?.currency ?? (typeof value === "object" && value !== null && "currency" in value ? String(value.currency) : "CNY");
  const known = usual.includes(currency) ? usual : [currency, ...usual];
  const change = (amount: number | string | null, of: string) => {
    if (amount === null) onChange(null);
    else onChange(typeof amount === "number" ? { currency: of, amount } : amount);
  };
  return (
    <span className={styles.row}>
      <select
        className={styles.currency}
        aria-label={`${label}: ${t("currency.which")}`}
        value={currency}
        onChange={(event) => onChange(priced ? { currency: event.target.value, amount: priced.amount } : { currency: event.target.value, amount: null })}
      >
        {known.map((code) => <option key={code} value={code}>{code}</option>)}
      </select>
      <NumberInput {...(id === undefined ? {} : { id })} label={label} value={priced?.amount} scale={4} onChange={(amount) => change(amount, currency)} autoFocus={autoFocus ?? false} invalid={invalid ?? false} describedBy={describedBy} />
    </span>
  );
}
