import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { MockApi } from "../../../dev/mock/api";
import { openApp } from "../../../dev/test-app";

beforeEach(() => {
  vi.stubGlobal("matchMedia", (query: string) => ({ matches: query.includes("width"), media: query, addEventListener: () => undefined, removeEventListener: () => undefined }));
});

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

const first = (mock: MockApi) => mock.tables.account?.values().next().value?.row;
const notes = (mock: MockApi) => [...(mock.tables.note?.values() ?? [])].map(({ row }) => row);

/** Whoever comes to a server that is not reached hears nothing of it. */
function cutOff(mock: MockApi) {
  const answer = mock.handle.bind(mock);
  const cut = { now: false };
  vi.spyOn(mock, "handle").mockImplementation((request) => (cut.now && request.method === "POST" ? Promise.reject(new TypeError("offline")) : answer(request)));
  return cut;
}

async function capture() {
  await userEvent.click(await screen.findByRole("button", { name: "记一笔" }));
  return within(await screen.findByRole("dialog", { name: "快速记录", hidden: true }));
}

test("a note is made about a record that was found by typing", async () => {
  const mock = new MockApi(5);
  openApp("/tasks", mock);
  const name = String(first(mock)?.name);
  const before = notes(mock).length;
  const sheet = await capture();
  await userEvent.type(await sheet.findByLabelText("关于哪条记录"), name);
  await userEvent.click((await sheet.findAllByText(name))[0] as HTMLElement);
  await userEvent.type(sheet.getByLabelText("跟进了什么？"), "看了样品");
  await userEvent.click(sheet.getByText("保存"));
  await waitFor(() => expect(notes(mock)).toHaveLength(before + 1));
  expect(notes(mock).at(-1)).toMatchObject({ body: "看了样品" });
});

test("what is written stays until it is sent", async () => {
  openApp("/tasks", new MockApi(5));
  const sheet = await capture();
  await userEvent.click(sheet.getByText("任务"));
  await userEvent.type(sheet.getByLabelText("要做什么？"), "寄样品");
  await userEvent.click(sheet.getByLabelText("关闭快速记录"));
  const again = await capture();
  expect(again.getByLabelText("要做什么？")).toHaveValue("寄样品");
});

test("without a network it waits on the device, and is sent once when there is one again", async () => {
  const mock = new MockApi(5);
  const cut = cutOff(mock);
  openApp("/tasks", mock);
  const before = mock.tables.task?.size ?? 0;
  const sheet = await capture();
  await userEvent.click(sheet.getByText("任务"));
  await userEvent.type(sheet.getByLabelText("要做什么？"), "寄样品");
  cut.now = true;
  await userEvent.click(sheet.getByText("保存"));
  expect(await screen.findByText("没有网络，已存在本机，联网后自动发送")).toBeInTheDocument();
  expect(mock.tables.task?.size).toBe(before);
  cut.now = false;
  window.dispatchEvent(new Event("online"));
  await waitFor(() => expect(mock.tables.task?.size).toBe(before + 1));
  expect(await screen.findByText("1 条记录已发送")).toBeInTheDocument();
  expect(localStorage.getItem(`guanlan.capture.waiting.${mock.me.user.id}`)).toBeNull();
});
