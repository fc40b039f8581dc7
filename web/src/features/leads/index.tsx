export { LeadActs } from "./lead-acts";
