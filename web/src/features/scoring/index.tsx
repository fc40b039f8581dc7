export { ScoreMark } from "./mark";
export { ScoringSettings } from "./settings";
