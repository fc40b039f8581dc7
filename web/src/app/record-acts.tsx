import { AllocationMark } from "@/features/allocation";
import { LeadActs } from "@/features/leads";
import { AccountState } from "@/features/lifecycle";
import { LeadScore } from "@/features/scoring";
import type { ObjectDefinition, RecordRow } from "@/lib/api/types";

interface Props {
  definition: ObjectDefinition;
  row: RecordRow;
}

/** Why an account is whose it is, and where it stands. */
export function AccountRecordActs(props: Props) {
  return (
    <>
      <AllocationMark {...props} />
      <AccountState {...props} />
    </>
  );
}

/** What can be done with a lead, how promising it is and why it is whose it is. */
export function LeadRecordActs(props: Props) {
  return (
    <>
      <LeadScore row={props.row} />
      <AllocationMark {...props} />
      <LeadActs {...props} />
    </>
  );
}
