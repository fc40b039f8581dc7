package guanlan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Browsing.class)
class SessionIT {

    @Test
    void wrongPasswordIsRefusedInWordsAndRightOneEnters(Visit visit) {
        visit.page().navigate("/");
        visit.field("账号").fill(Installation.LOGIN);
        visit.field("密码").fill("not-this-one-at-all");
        visit.button("登录").click();
        assertThat(visit.role(AriaRole.ALERT)).hasText("账号或密码不正确。");

        visit.field("密码").fill(Installation.PASSWORD);
        visit.button("登录").click();
        assertThat(visit.heading("等你处理")).isVisible();
    }

    @Test
    void signInLeadsToTheAddressThatWasAskedFor(Visit visit) {
        visit.signedIn("/imports");
        assertThat(visit.heading("导入记录")).isVisible();
    }

    @Test
    void languageIsSwitchedToEnglishAndBack(Visit visit) {
        visit.signedIn("/o/account");
        visit.button("管理员的菜单").click();
        visit.named(AriaRole.RADIO, "English").click();
        assertThat(visit.heading("Accounts")).isVisible();
        visit.page().reload();
        assertThat(visit.heading("Accounts")).isVisible();

        visit.button("Menu of 管理员").click();
        visit.named(AriaRole.RADIO, "中文").click();
        assertThat(visit.heading("客户")).isVisible();
    }

    @Test
    void darkAppearanceIsWornAndKept(Visit visit) {
        visit.signedIn("/o/account");
        var root = visit.page().locator(":root");
        assertThat(root).hasCSS("color-scheme", "light");
        visit.button("管理员的菜单").click();
        visit.named(AriaRole.RADIO, "深色").click();
        assertThat(root).hasCSS("color-scheme", "dark");
        visit.page().reload();
        assertThat(visit.heading("客户")).isVisible();
        assertThat(root).hasCSS("color-scheme", "dark");
    }

    @Test
    void menusOpenForPeopleWhoWantNoMotion(Visit visit) {
        visit.page()
                .emulateMedia(
                        new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        visit.signedIn("/o/account");
        visit.button("管理员的菜单").click();
        visit.named(AriaRole.RADIO, "English").click();
        assertThat(visit.heading("Accounts")).isVisible();
    }

    @Test
    void signedOutVisitorMustSignInAgain(Visit visit) {
        visit.signedIn("/o/account");
        visit.button("管理员的菜单").click();
        visit.button("退出登录").click();
        assertThat(visit.heading("登录")).isVisible();
        visit.page().navigate("/o/account");
        assertThat(visit.page()).hasURL(Pattern.compile("/sign-in\\?next="));
        assertThat(visit.heading("登录")).isVisible();
    }
}
