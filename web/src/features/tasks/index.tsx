export { TasksPage } from "./tasks-page";
export { TaskBlock } from "./task-block";
