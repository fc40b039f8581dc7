import { lazy } from "react";
import { RecordPage } from "@/features/records/page/record-page";

const WarningStrip = lazy(async () => ({ default: (await import("@/features/warnings")).WarningStrip }));

// What can be done with records of one object only is fetched with the first of them.
const acts = {
  account: lazy(async () => ({ default: (await import("./record-acts")).AccountRecordActs })),
  lead: lazy(async () => ({ default: (await import("./record-acts")).LeadRecordActs })),
};

const parts = { project: lazy(async () => ({ default: (await import("@/features/projects")).ProjectPlan })) };

export function RecordRoute() {
  return <RecordPage acts={acts} parts={parts} Strip={WarningStrip} />;
}
