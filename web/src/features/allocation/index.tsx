export { AllocationSettings } from "./settings";
export { AllocationMark } from "./story";
