import { expect, test } from "vitest";
import { answerOf } from "./clock";

const now = new Date("2026-05-01T10:00:00Z").getTime();

test("an answer is awaited until its deadline, and then late", () => {
  expect(answerOf({ received_at: "2026-05-01T09:00:00Z", respond_by: "2026-05-01T10:20:00Z" }, now)).toEqual({ state: "waiting", minutes: 20 });
  expect(answerOf({ received_at: "2026-05-01T08:00:00Z", respond_by: "2026-05-01T09:00:00Z" }, now)).toEqual({ state: "late", minutes: 60 });
});

test("an answer took from the coming of the lead, in time or not", () => {
  const lead = { created_at: "2026-05-03T00:00:00Z", received_at: "2026-05-01T08:00:00Z", respond_by: "2026-05-01T09:00:00Z" };
  expect(answerOf({ ...lead, responded_at: "2026-05-01T08:12:00Z" }, now)).toEqual({ state: "answered", minutes: 12 });
  expect(answerOf({ ...lead, responded_at: "2026-05-01T09:01:00Z" }, now)).toEqual({ state: "answeredLate", minutes: 61 });
});

test("without a deadline there is no clock", () => {
  expect(answerOf({ received_at: "2026-05-01T08:00:00Z" }, now)).toBeUndefined();
});
