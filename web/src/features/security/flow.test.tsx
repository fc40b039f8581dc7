import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { openApp } from "../../../dev/test-app";
import { MockApi } from "../../../dev/mock/api";

function open(change: (mock: MockApi) => void = () => undefined) {
  const mock = new MockApi(20);
  change(mock);
  openApp("/settings/security", mock);
  return mock.security;
}

const region = (name: string) => screen.findByRole("region", { name });

test("the password is changed, and what is wrong with it is told at its field", async () => {
  const security = open();
  await userEvent.click(await screen.findByRole("button", { name: "修改密码" }));
  const dialog = await screen.findByRole("dialog", { name: "修改密码" });
  await userEvent.type(within(dialog).getByLabelText("当前密码"), "wrong");
  await userEvent.type(within(dialog).getByLabelText("新密码"), "quiet-harbour-31{Enter}");
  expect(await within(dialog).findByText("当前密码不正确。")).toBeInTheDocument();
  await userEvent.clear(within(dialog).getByLabelText("当前密码"));
  await userEvent.type(within(dialog).getByLabelText("当前密码"), "guanlan-demo{Enter}");
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  expect(security.password).toBe("quiet-harbour-31");
});

test("a second factor is set up after the password was asked again", async () => {
  const security = open((mock) => { mock.security.confirmed = false; });
  await userEvent.click(await screen.findByRole("button", { name: "启用两步验证" }));
  const asked = await screen.findByRole("dialog", { name: "确认是你本人" });
  await userEvent.type(within(asked).getByLabelText("你的密码"), "guanlan-demo{Enter}");
  const dialog = await screen.findByRole("dialog", { name: "启用两步验证" });
  await userEvent.type(within(dialog).getByLabelText("六位验证码"), "123456{Enter}");
  const codes = await screen.findByRole("dialog", { name: "保存恢复码" });
  expect(within(codes).getAllByRole("listitem")).toHaveLength(10);
  await userEvent.click(within(codes).getByRole("button", { name: "我已保存" }));
  expect(await screen.findByText("已启用")).toBeInTheDocument();
  expect(security.factor).not.toBeNull();
});

test("asking for the password can be called off, and then nothing happens", async () => {
  const security = open((mock) => { mock.security.confirmed = false; });
  await userEvent.click(await screen.findByRole("button", { name: "启用两步验证" }));
  await userEvent.click(within(await screen.findByRole("dialog", { name: "确认是你本人" })).getByRole("button", { name: "取消" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  expect(security.factor).toBeNull();
});

test("a second factor that the company asks for cannot be turned off", async () => {
  open((mock) => { Object.assign(mock.security, { factor: "2026-03-01T00:00:00Z", codesLeft: 2, required: true }); });
  const factor = await region("两步验证");
  expect(await within(factor).findByText(/公司要求启用/)).toBeInTheDocument();
  expect(within(factor).queryByRole("button", { name: "停用" })).not.toBeInTheDocument();
  expect(within(factor).getByText(/剩余 2 个恢复码/)).toBeInTheDocument();
});

test("a device is signed out from afar, this one cannot be", async () => {
  const security = open();
  const devices = await screen.findByRole("list", { name: "已登录的设备" });
  const [here, phone] = within(devices).getAllByRole("listitem");
  expect(here).toHaveTextContent("Chrome · Windows当前设备");
  expect(within(here as HTMLElement).queryByRole("button")).not.toBeInTheDocument();
  await userEvent.click(within(phone as HTMLElement).getByRole("button", { name: "让 Safari · iPhone 退出" }));
  await waitFor(() => expect(security.sessions).toHaveLength(1));
  expect(await screen.findByText("没有其他已登录的设备。")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "退出其他所有设备" })).not.toBeInTheDocument();
});

test("a key is made with chosen rights, shown once, and revoked", async () => {
  const security = open();
  expect(await screen.findByText(/还没有密钥/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "新建密钥" }));
  const dialog = await screen.findByRole("dialog", { name: "新建密钥" });
  expect(within(dialog).getByRole("button", { name: "生成密钥" })).toBeDisabled();
  await userEvent.type(within(dialog).getByLabelText("名称"), "ERP 同步");
  await userEvent.click(await within(dialog).findByRole("checkbox", { name: "客户: 编辑" }));
  expect(within(dialog).getByRole("checkbox", { name: "客户: 查看" })).toBeChecked();
  await userEvent.click(within(dialog).getByRole("button", { name: "生成密钥" }));
  expect(await screen.findByText("glk_aB3xYsecret")).toBeInTheDocument();
  expect(security.keys[0]).toMatchObject({ name: "ERP 同步", mandate: { account: ["see", "edit"] } });
  await userEvent.click(screen.getByRole("button", { name: "我已保存" }));
  expect(screen.queryByText("glk_aB3xYsecret")).not.toBeInTheDocument();
  await userEvent.click(await screen.findByRole("button", { name: "撤销 ERP 同步" }));
  await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "撤销" }));
  await waitFor(() => expect(security.keys).toHaveLength(0));
});

test("each part tells its own trouble and can be asked again", async () => {
  open((mock) => {
    const mine = mock.security.mine.bind(mock.security);
    let broken = true;
    mock.security.mine = (method, path, body) => {
      if (path[0] !== "keys" || !broken) return mine(method, path, body);
      broken = false;
      return Response.json({ code: "problem.unexpected", detail: "系统出现问题" }, { status: 500 });
    };
  });
  const keys = await region("API 密钥");
  await userEvent.click(await within(keys).findByRole("button", { name: "重试" }));
  expect(await within(keys).findByText(/还没有密钥/)).toBeInTheDocument();
});
