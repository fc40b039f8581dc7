import "@/lib/i18n/more";
export { AllocationSettings } from "./settings";
export { AllocationMark } from "./story";
