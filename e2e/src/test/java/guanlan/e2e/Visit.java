package guanlan.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Somebody in front of the product in Chinese, who finds things by their role and their name. */
record Visit(Page page) {

    /** Comes to an address of the product, signing in on the way when asked to. */
    Visit signedIn(String path) {
        page.navigate(path);
        field("账号").fill(Installation.LOGIN);
        field("密码").fill(Installation.PASSWORD);
        button("登录").click();
        page.waitForURL(address -> !address.contains("/sign-in"));
        return this;
    }

    Locator button(String name) {
        return named(AriaRole.BUTTON, name);
    }

    Locator link(String name) {
        return named(AriaRole.LINK, name);
    }

    Locator heading(String name) {
        return named(AriaRole.HEADING, name);
    }

    Locator region(String name) {
        return named(AriaRole.REGION, name);
    }

    Locator named(AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator role(AriaRole role) {
        return page.getByRole(role);
    }

    /** An input by its label. */
    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /** The number of records that the list says it has. */
    Locator count(String words) {
        return named(AriaRole.STATUS, words);
    }

    Locator list() {
        return named(AriaRole.GRID, "客户");
    }

    /** Clicks in the list where a name begins, for buttons come over its end under the pointer. */
    void open(String name) {
        within(list(), AriaRole.LINK, name).click(new Locator.ClickOptions().setPosition(8, 8));
    }

    static Locator within(Locator place, AriaRole role, String name) {
        return place.getByRole(role, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator within(Locator place, AriaRole role) {
        return place.getByRole(role);
    }
}
