import { AllocationMark } from "@/features/allocation";
import { LeadActs } from "@/features/leads";
import { ScoreMark } from "@/features/scoring";
import type { ObjectDefinition, RecordRow } from "@/lib/api/types";

/** What can be done with a lead, and why it is whose it is. */
export function LeadRecordActs(props: { definition: ObjectDefinition; row: RecordRow }) {
  return (
    <>
      <ScoreMark row={props.row} />
      <AllocationMark {...props} />
      <LeadActs {...props} />
    </>
  );
}
