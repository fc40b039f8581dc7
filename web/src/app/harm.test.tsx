import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { MockApi } from "../../dev/mock/api";
import { account } from "../../dev/mock/objects";
import { openApp } from "../../dev/test-app";

const payloads = [
  "<script>window.ran=1</script>", "<img src=x onerror=\"window.ran=1\">", "\"><svg onload=window.ran=1>", "javascript:window.ran=1",
  "<a href=\"javascript:window.ran=1\">x</a>", "<iframe srcdoc=\"<script>parent.ran=1</script>\"></iframe>", "</textarea></style><script>window.ran=1</script>",
];

const nothingRan = () => {
  expect("ran" in window).toBe(false);
  expect(document.querySelectorAll("script, iframe, img[src=x], svg[onload], a[href^=javascript]")).toHaveLength(0);
};

test.each(payloads)("%s in a record is shown as the text it is", async (payload) => {
  const mock = new MockApi(3);
  const id = mock.tables.account?.values().next().value?.row.id ?? "";
  mock.records.change(account, id, { name: payload, city: payload, address: payload, website: "javascript:window.ran=1" }, 0);
  openApp("/o/account", mock);
  expect((await screen.findAllByText(payload)).length).toBeGreaterThan(0);
  nothingRan();
});

test.each(payloads)("%s in a history is shown as the text it is", async (payload) => {
  const mock = new MockApi(3);
  const id = mock.tables.account?.values().next().value?.row.id ?? "";
  mock.records.change(account, id, { city: payload }, 0);
  openApp(`/o/account/${id}`, mock);
  await userEvent.click(await screen.findByRole("tab", { name: "变更记录" }));
  const history = await screen.findByRole("region", { name: "变更记录" });
  expect(await within(history).findByText(payload)).toBeInTheDocument();
  nothingRan();
});
