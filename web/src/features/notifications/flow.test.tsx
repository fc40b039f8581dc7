import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { MockApi } from "../../../dev/mock/api";
import { openApp } from "../../../dev/test-app";

test("the bell says how much one has not heard of, and opens to it", async () => {
  openApp("/tasks", new MockApi(5));
  await userEvent.click(await screen.findByRole("button", { name: "通知，0 条未读" }));
  const panel = await screen.findByRole("dialog", { name: "通知" });
  expect(await within(panel).findByText(/没有未读通知|还没有通知/)).toBeInTheDocument();
});

test("unread news are counted", async () => {
  const mock = new MockApi(5);
  const answer = mock.handle.bind(mock);
  vi.spyOn(mock, "handle").mockImplementation((request) => (new URL(request.url).pathname.startsWith("/api/notifications/") && request.method === "GET" && !request.url.includes("settings") ? Promise.resolve(Response.json({ unread: 3 })) : answer(request)));
  openApp("/tasks", mock);
  expect(await screen.findByRole("button", { name: "通知，3 条未读" })).toBeInTheDocument();
});

test("one chooses what one is told", async () => {
  openApp("/settings/notifications", new MockApi(5));
  expect(await screen.findByRole("heading", { name: "通知设置" })).toBeInTheDocument();
  expect(await screen.findByText("提到我")).toBeInTheDocument();
});

test("one chooses how often one gets a letter, and of what", async () => {
  const mock = new MockApi(5);
  openApp("/settings/notifications", mock);
  const digest = await screen.findByRole("region", { name: "邮件摘要" });
  expect(await within(digest).findByText(/lin@guanlan.example/)).toBeInTheDocument();
  await userEvent.click(within(digest).getByRole("radio", { name: "每周一" }));
  await waitFor(() => expect(mock.told.digest.rhythm).toBe("weekly"));
  await userEvent.click(await screen.findByRole("checkbox", { name: "邮件也包含：提到我" }));
  await waitFor(() => expect(mock.told.wishes[0]).toEqual({ kind: "mentioned", wanted: true, mailed: false }));
});

test("why no letters come is said", async () => {
  const mock = new MockApi(5);
  mock.told.digest.address = null;
  openApp("/settings/notifications", mock);
  expect(await screen.findByText(/没有邮箱/)).toBeInTheDocument();
});
