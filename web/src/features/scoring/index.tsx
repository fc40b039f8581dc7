export { LeadScore } from "./lead-score";
export { ScoringSettings } from "./scoring-settings";
