export { ProjectPlan } from "./project-plan";
