import { useTranslation } from "react-i18next";
import { formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import type { Listing } from "../list/use-listing";
import { Moment } from "./moment";

/** Above a list as it was: at which moment, and the way back to now. */
export function PastList({ at, listing }: { at: string; listing: Listing }) {
  const { t } = useTranslation("records");
  return (
    <Moment at={at} words={t("past.list", { time: formatMoment(at, language()) })} onChoose={(next) => listing.change({ at: next })} onLeave={() => listing.change({ at: undefined })} />
  );
}
