import type { Field, Label, ObjectDefinition, Rights } from "../../src/lib/api/types.ts";
import { activities } from "./activities.ts";
import { field, system } from "./fields.ts";

const all: Rights = { create: true, edit: true, delete: true, import: true, export: true, merge: true, configure: true };
const none: Rights = { create: false, edit: false, delete: false, import: false, export: false, configure: true };

function choices(...listed: [string, string, string, string?][]): Field["choices"] {
  return listed.map(([value, zh, en, color]) => ({ value, label: { zh, en }, ...(color ? { color } : {}) }));
}

const section = (zh: string, en: string, ...fields: string[]) => ({ label: { zh, en } satisfies Label, fields });

export const account: ObjectDefinition = {
  name: "account", label: { zh: "客户", en: "Account" }, plural: { zh: "客户", en: "Accounts" }, icon: "building", navigation: true, rights: all,
  title: "name", unique: [["uscc"]],
  fields: [
    field("name", "text", "客户名称", "Name", { required: true, searchable: true, maxLength: 200 }),
    field("uscc", "uscc", "统一社会信用代码", "Credit code (USCC)", { help: { zh: "营业执照上的 18 位代码", en: "The 18 characters on the business licence" } }),
    field("industry", "select", "行业", "Industry", { open: true, choices: choices(["制造业", "制造业", "Manufacturing"], ["信息技术", "信息技术", "Information technology"], ["医疗健康", "医疗健康", "Health care"], ["新能源", "新能源", "New energy"], ["物流运输", "物流运输", "Logistics"], ["建筑工程", "建筑工程", "Construction"], ["商贸零售", "商贸零售", "Trade and retail"], ["金融服务", "金融服务", "Financial services"]) }),
    field("level", "select", "级别", "Level", { choices: choices(["A", "A 战略", "A strategic", "teal"], ["B", "B 重点", "B key", "blue"], ["C", "C 普通", "C regular", "gray"]) }),
    field("status", "select", "状态", "Status", { choices: choices(["lead", "潜在", "Prospect", "gray"], ["active", "合作中", "Active", "green"], ["risk", "流失风险", "At risk", "amber"], ["lost", "已流失", "Lost", "red"]) }),
    field("revenue", "money", "年营业额", "Annual revenue", { scale: 2 }),
    field("employees", "whole", "员工人数", "Employees"),
    field("province", "text", "省份", "Province", { searchable: true }),
    field("city", "text", "城市", "City", { searchable: true }),
    field("address", "text", "地址", "Address"),
    field("phone", "phone", "电话", "Phone", { searchable: true }),
    field("mail", "mail", "邮箱", "Mail"),
    field("website", "url", "网站", "Website"),
    field("founded", "date", "成立日期", "Founded"),
    field("listed", "yesno", "上市公司", "Listed company"),
    field("discount", "percent", "协议折扣", "Agreed discount", { scale: 1 }),
    field("score", "decimal", "信用评分", "Credit score", { scale: 1 }),
    field("parent", "reference", "上级公司", "Parent company", { to: "account" }),
    field("last_contact_at", "datetime", "最近联系", "Last contact"),
    field("notes", "long_text", "备注", "Notes"),
    ...system,
  ],
  list: { columns: ["name", "industry", "level", "status", "revenue", "employees", "city", "phone", "owner", "updated_at"] },
  form: { sections: [section("基本信息", "Basics", "name", "uscc", "industry", "level", "status", "parent", "owner", "department"), section("规模", "Size", "revenue", "employees", "founded", "listed", "discount", "score"), section("联系方式", "Contact", "phone", "mail", "website", "province", "city", "address", "last_contact_at"), section("备注", "Notes", "notes")] },
  highlights: ["industry", "level", "status", "revenue", "employees", "owner"],
  views: [{ name: "mine", label: { zh: "我的客户", en: "My accounts" }, where: "owner == me()", sort: "-updated_at" }, { name: "key", label: { zh: "重点客户", en: "Key accounts" }, where: 'level in ["A", "B"]', sort: "-revenue" }],
};

export const contact: ObjectDefinition = {
  name: "contact", label: { zh: "联系人", en: "Contact" }, plural: { zh: "联系人", en: "Contacts" }, icon: "contact", navigation: true, rights: all,
  title: "name", unique: [],
  fields: [
    field("name", "text", "姓名", "Name", { required: true, searchable: true, maxLength: 80 }),
    field("account", "reference", "客户", "Account", { to: "account", required: true }),
    field("position", "text", "职务", "Position"),
    field("phone", "phone", "手机", "Phone"),
    field("mail", "mail", "邮箱", "Mail"),
    field("decides", "yesno", "决策人", "Decision maker"),
    field("birthday", "date", "生日", "Birthday"),
    ...system,
  ],
  list: { columns: ["name", "account", "position", "phone", "mail", "decides", "owner"] },
  form: { sections: [section("基本信息", "Basics", "name", "account", "position", "phone", "mail", "decides", "birthday", "owner")] },
  highlights: ["account", "position", "phone"],
  views: [],
};

export const department: ObjectDefinition = {
  name: "department", label: { zh: "部门", en: "Department" }, plural: { zh: "部门", en: "Departments" }, icon: "department", navigation: false, rights: none,
  title: "name", unique: [],
  fields: [field("name", "text", "名称", "Name", { required: true, searchable: true }), field("code", "text", "编码", "Code"), field("parent", "reference", "上级部门", "Part of", { to: "department" }), field("manager", "reference", "主管", "Manager", { to: "user" }), ...system],
  list: { columns: ["name"] }, form: { sections: [section("基本信息", "Basics", "name")] }, highlights: [], views: [],
};

export const user: ObjectDefinition = {
  name: "user", label: { zh: "用户", en: "User" }, plural: { zh: "用户", en: "Users" }, icon: "user", navigation: false, rights: none,
  title: "name", unique: [],
  fields: [field("name", "text", "姓名", "Name", { required: true, searchable: true }), field("position", "text", "职位", "Position"), field("manager", "reference", "直属上级", "Reports to", { to: "user" }), field("mail", "mail", "邮箱", "Mail"), field("active", "yesno", "在职", "Active"), ...system],
  list: { columns: ["name", "mail"] }, form: { sections: [section("基本信息", "Basics", "name", "mail")] }, highlights: [], views: [],
};

export const absence: ObjectDefinition = {
  name: "absence", label: { zh: "外出代理", en: "Absence" }, plural: { zh: "外出代理", en: "Absences" }, icon: "calendar", navigation: false, rights: all,
  title: "note", unique: [],
  fields: [field("person", "reference", "人员", "Person", { to: "user", required: true }), field("delegate", "reference", "代理人", "Stands in", { to: "user", required: true }), field("first_day", "date", "开始日期", "First day", { required: true }), field("last_day", "date", "结束日期", "Last day", { required: true }), field("note", "text", "说明", "Note"), ...system],
  list: { columns: ["person", "delegate", "first_day", "last_day"] }, form: { sections: [section("基本信息", "Basics", "person", "delegate", "first_day", "last_day", "note")] }, highlights: [], views: [],
};

export const objects = [account, contact, user, department, absence, ...activities];
