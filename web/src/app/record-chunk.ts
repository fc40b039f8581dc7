/** A record's page and panel, which nobody waits for who only looks at lists. */
export const recordRoute = () => import("./record-route");
