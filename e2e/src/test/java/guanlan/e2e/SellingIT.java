package guanlan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The day of a rep and of his manager, from a lead of the website to a project that is won. */
@ExtendWith(Browsing.class)
class SellingIT {
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    /** What the screens say in one language; a name stands where {@code %s} is. */
    private record Words(
            String language,
            String convert,
            String deal,
            String openDeal,
            String move,
            String to,
            String moved,
            List<String> stages,
            List<String> project,
            String replay,
            String boardDay,
            String funnelDay,
            String won) {}

    private static final Words CHINESE =
            new Words(
                    "zh",
                    "转化",
                    "%s 商机",
                    "打开新商机",
                    "移动%s",
                    "移到 %s",
                    "“%s”已移到“%s”",
                    List.of("方案制定", "交付实施"),
                    List.of("投标报价", "实施交付"),
                    "回放",
                    "看板日期",
                    "漏斗日期",
                    "赢单");

    private static final Words ENGLISH =
            new Words(
                    "en",
                    "Convert",
                    "%s: opportunity",
                    "Open the new opportunity",
                    "Move %s",
                    "To %s",
                    "“%s” moved to “%s”",
                    List.of("Solution", "Delivery"),
                    List.of("Tender", "Delivery"),
                    "Replay",
                    "Day of the board",
                    "Day of the funnel",
                    "Won");

    @Test
    void aLeadBecomesAWonProject(Visit visit, Api api) {
        sells(visit, api, CHINESE);
    }

    @Test
    void aLeadBecomesAWonProjectInEnglish(Visit visit, Api api) {
        sells(visit, api, ENGLISH);
    }

    @Test
    void aLeadBecomesAWonProjectOnAPhone(@OnPhone Visit visit, Api api) {
        sells(visit, api, CHINESE);
    }

    @Test
    void aLeadBecomesAWonProjectOnAPhoneInEnglish(@OnPhone Visit visit, Api api) {
        sells(visit, api, ENGLISH);
    }

    private void sells(Visit visit, Api api, Words words) {
        String company = "Tide " + mark;
        String lead = webLead(api, company);
        visit.signedIn("/o/lead/" + lead);
        api.patch("/api/me", Map.of("locale", words.language()));
        visit.page().reload();
        String deal = String.format(words.deal(), company);
        converts(visit, words, deal);

        visit.page().navigate("/o/opportunity?as=board&q=" + mark);
        goesOn(visit, words, deal, words.stages());
        String account = api.get("/api/records/lead/" + lead).at("/account/id").asString();
        String project = "Plant " + mark;
        api.create("project", Map.of("name", project, "account", account));
        visit.page().navigate("/o/project?as=board&q=" + mark);
        goesOn(visit, words, project, words.project());

        manages(visit, words, deal);
    }

    private static String webLead(Api api, String company) {
        return api.create("lead", Map.of("name", "Lin Xi", "company", company, "source", "website"))
                .get("id")
                .asString();
    }

    private static void converts(Visit visit, Words words, String deal) {
        visit.button(words.convert()).click();
        var dialog = visit.role(AriaRole.DIALOG);
        Visit.within(dialog, AriaRole.BUTTON, words.convert()).click();
        visit.link(words.openDeal()).click();
        assertThat(visit.heading(deal)).isVisible();
    }

    /** From column to column by the menu of its card, which finger, mouse and keys reach alike. */
    private static void goesOn(Visit visit, Words words, String name, List<String> stages) {
        for (String stage : stages) {
            visit.button(String.format(words.move(), name)).click();
            visit.button(String.format(words.to(), stage)).click();
            assertThat(visit.page().getByText(String.format(words.moved(), name, stage)))
                    .isVisible();
            assertThat(visit.region(stage)).containsText(name);
        }
    }

    /** Whoever leads sees what became of it, that day and on the days before. */
    private void manages(Visit visit, Words words, String deal) {
        String stage = words.stages().getLast();
        visit.page().navigate("/o/opportunity?as=board&q=" + mark);
        visit.named(AriaRole.CHECKBOX, words.replay()).check();
        assertThat(visit.region(stage)).containsText(deal);
        day(visit, words.boardDay()).press("Home");
        assertThat(visit.region(stage)).not().containsText(deal);
        day(visit, words.boardDay()).press("End");
        assertThat(visit.region(stage)).containsText(deal);

        visit.page().navigate("/o/opportunity?as=funnel&q=" + mark);
        assertThat(figure(visit, words.won())).containsText("1");
        visit.named(AriaRole.CHECKBOX, words.replay()).check();
        day(visit, words.funnelDay()).press("Home");
        assertThat(figure(visit, words.won())).containsText("0");
        day(visit, words.funnelDay()).press("End");
        assertThat(figure(visit, words.won())).containsText("1");

        visit.page().navigate("/performance?object=project");
        var won = visit.named(AriaRole.ARTICLE, words.won());
        assertThat(won.getByRole(AriaRole.LINK)).isVisible();
        won.getByRole(AriaRole.LINK).click();
        assertThat(visit.page().getByText("Plant " + mark).first()).isVisible();
    }

    private static Locator day(Visit visit, String label) {
        return visit.named(AriaRole.SLIDER, label);
    }

    /** The number that stands with a term. */
    private static Locator figure(Visit visit, String term) {
        return visit.page()
                .locator("dl > div")
                .filter(
                        new Locator.FilterOptions()
                                .setHas(
                                        visit.page()
                                                .getByRole(AriaRole.TERM)
                                                .getByText(
                                                        term,
                                                        new Locator.GetByTextOptions()
                                                                .setExact(true))))
                .locator("dd");
    }
}
