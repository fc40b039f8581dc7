import { lazy } from "react";
import { RecordPage } from "@/features/records/page/record-page";

// What can be done with records of one object only is fetched with the first of them.
const acts = {
  account: lazy(async () => ({ default: (await import("./record-acts")).AccountRecordActs })),
  lead: lazy(async () => ({ default: (await import("./record-acts")).LeadRecordActs })),
};

export function RecordRoute() {
  return <RecordPage acts={acts} />;
}
