package guanlan.domain.sales;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people write where a stage is meant: its name in either language, or how the deal ended. A
 * stage that is called like an end is that stage.
 *
 * @param stage where it is; none: a loss, which happens anywhere
 * @param ending {@code won} or {@code lost}; none: it goes on, or the stage tells
 */
record StageWord(@Nullable Stage stage, @Nullable String ending) {
    private static final Set<String> WON =
            Set.of(
                    "won",
                    "closed won",
                    "closedwon",
                    "win",
                    "success",
                    "successful",
                    "赢单",
                    "已赢单",
                    "成交",
                    "已成交",
                    "赢",
                    "成功",
                    "已签约");
    private static final Set<String> LOST =
            Set.of(
                    "lost",
                    "closed lost",
                    "closedlost",
                    "loss",
                    "failed",
                    "dead",
                    "输单",
                    "已输单",
                    "丢单",
                    "已丢单",
                    "失败",
                    "输",
                    "流失",
                    "已流失");

    static Optional<StageWord> read(String text, Pipeline pipeline) {
        String word = text.strip();
        Optional<Stage> named = pipeline.named(word);
        if (named.isPresent()) {
            return named.map(stage -> new StageWord(stage, null));
        }
        String bare = word.toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
        if (LOST.contains(bare)) {
            return Optional.of(new StageWord(null, Deals.LOST));
        }
        return WON.contains(bare)
                ? pipeline.winning().map(stage -> new StageWord(stage, Deals.WON))
                : Optional.empty();
    }
}
