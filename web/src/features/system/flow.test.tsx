import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { openApp } from "../../../dev/test-app";

test("a webhook is made, its secret is shown once, and a test is sent", async () => {
  const { mock } = openApp("/settings/webhooks");
  await userEvent.click(await screen.findByRole("button", { name: "新建 Webhook" }));
  await userEvent.type(await screen.findByRole("textbox", { name: "名称" }), "ERP");
  await userEvent.click(screen.getByRole("button", { name: "添加对象" }));
  await userEvent.click(screen.getByRole("checkbox", { name: "新建" }));
  await userEvent.click(screen.getByRole("button", { name: "保存" }));
  expect(await screen.findByText("地址必须以 https 开头")).toBeInTheDocument();
  await userEvent.type(screen.getByRole("textbox", { name: "地址" }), "erp.example.com/hook");
  await userEvent.click(screen.getByRole("button", { name: "保存" }));
  const dialog = await screen.findByRole("dialog", { name: "“ERP”的签名密钥" });
  expect(within(dialog).getByText("whsec_once")).toBeInTheDocument();
  expect(mock.system.hooks[0]).toMatchObject({ url: "https://erp.example.com/hook", events: [{ object: "account", operations: ["create"], where: null }] });
  await userEvent.click(within(dialog).getByRole("button", { name: "我已保存" }));
  await userEvent.click(await screen.findByRole("link", { name: /ERP/ }));
  await userEvent.click(await screen.findByRole("button", { name: "发送测试" }));
  const list = await screen.findByRole("list", { name: "投递记录" });
  expect(within(list).getByRole("button", { name: /test/ })).toHaveTextContent("等待中");
});

test("failed deliveries are filtered, looked at and sent again", async () => {
  const { mock, router } = openApp("/imports");
  mock.system.webhooks("POST", [], null, { name: "ERP", url: "https://erp.example.com", events: [] });
  const [hook] = mock.system.hooks;
  if (!hook) throw new Error("no webhook");
  mock.system.send(hook, "account.update", "failed");
  mock.system.send(hook, "account.create", "delivered");
  await router.navigate({ to: "/settings/webhooks/$id", params: { id: hook.id } });
  await userEvent.selectOptions(await screen.findByRole("combobox", { name: "状态" }), "failed");
  await waitFor(() => expect(router.state.location.search).toEqual({ state: "failed" }));
  await userEvent.click(await screen.findByRole("button", { name: /account.update/ }));
  expect((await screen.findAllByText("HTTP 500")).length).toBeGreaterThan(1);
  await userEvent.click(screen.getByRole("button", { name: "再次发送" }));
  await waitFor(() => expect(mock.system.sent.find((one) => one.event === "account.update")?.state).toBe("waiting"));
});

test("a paused webhook says why and is resumed", async () => {
  const { mock, router } = openApp("/imports");
  mock.system.webhooks("POST", [], null, { name: "ERP", url: "https://erp.example.com", events: [] });
  const [hook] = mock.system.hooks;
  if (!hook) throw new Error("no webhook");
  hook.health = { state: "paused", failures: 9, failingSince: null, pausedAt: "2026-11-20T09:00:00Z", reason: "gone" };
  await router.navigate({ to: "/settings/webhooks/$id", params: { id: hook.id } });
  expect(await screen.findByRole("alert")).toHaveTextContent("410");
  await userEvent.click(screen.getByRole("button", { name: "恢复投递" }));
  await waitFor(() => expect(screen.queryByRole("alert")).not.toBeInTheDocument());
});

test("what a reader laid aside is seen with its reason and replayed", async () => {
  const { mock } = openApp("/settings/health?reader=webhooks");
  mock.system.letters.push({ position: "7.1", object: "account", record: "a1", operation: "update", at: "2026-11-20T09:00:00Z", actor: null, failure: "地址无法访问", attempts: 5, buriedAt: "2026-11-20T09:01:00Z" });
  const letters = await screen.findByRole("list", { name: "搁置的变更" });
  expect(await within(letters).findByText("地址无法访问")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "全部重放" }));
  await waitFor(() => expect(mock.system.letters).toEqual([]));
  expect(await screen.findByText("一切正常")).toBeInTheDocument();
});
