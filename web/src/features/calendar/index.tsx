export { CalendarPage } from "./calendar-page";
export { RecordCalendar } from "./record-calendar";
