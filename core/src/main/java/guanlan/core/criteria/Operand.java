package guanlan.core.criteria;

import guanlan.core.criteria.FieldKind.Plain;
import java.util.List;

/**
 * A value inside a condition. Its value may be empty (null): an empty field, anything computed from
 * one, and a quotient by zero are.
 */
public sealed interface Operand
        permits Constant,
                Operand.Field,
                Operand.Me,
                Operand.Now,
                Operand.Today,
                Operand.DateOf,
                Operand.Edge,
                Operand.Shifted,
                Operand.Distance,
                Operand.Part,
                Operand.Size,
                Operand.Arithmetic,
                Operand.Negated,
                Operand.Choose,
                Operand.Truth {

    /** What the value is. */
    FieldKind kind();

    /** A field, or a field reached through references: {@code [owner, department, name]}. */
    record Field(List<String> path, FieldKind kind) implements Operand {
        public Field {
            path = List.copyOf(path);
        }
    }

    /** The user on whose behalf the condition is asked; empty when it is nobody. */
    record Me() implements Operand {
        @Override
        public FieldKind kind() {
            return new FieldKind.Reference(FieldKind.USER);
        }
    }

    /** The moment of asking. */
    record Now() implements Operand {
        @Override
        public FieldKind kind() {
            return Plain.DATETIME;
        }
    }

    /** The calendar day of asking, in the asker's time zone. */
    record Today() implements Operand {
        @Override
        public FieldKind kind() {
            return Plain.DATE;
        }
    }

    /** The calendar day of a moment, in the asker's time zone. */
    record DateOf(Operand moment) implements Operand {
        @Override
        public FieldKind kind() {
            return Plain.DATE;
        }
    }

    /** The first or the last day of a period. */
    record Edge(Side side, Period period) implements Operand {
        /** Which day of the period. */
        public enum Side {
            START("start"),
            END("end");

            private final String cel;

            Side(String cel) {
                this.cel = cel;
            }

            /** The function in CEL. */
            public String cel() {
                return cel;
            }
        }

        @Override
        public FieldKind kind() {
            return Plain.DATE;
        }
    }

    /**
     * A day some days or months later (earlier when negative); a month's end stays in its month.
     */
    record Shifted(Operand day, Step step, int amount) implements Operand {
        /** What is added. */
        public enum Step {
            DAYS("addDays"),
            MONTHS("addMonths");

            private final String cel;

            Step(String cel) {
                this.cel = cel;
            }

            /** The function in CEL. */
            public String cel() {
                return cel;
            }
        }

        @Override
        public FieldKind kind() {
            return Plain.DATE;
        }
    }

    /**
     * Calendar days from a day until today, or from today until a day; negative on the other side.
     */
    record Distance(Way way, Operand day) implements Operand {
        /** Which of the two. */
        public enum Way {
            SINCE("daysSince"),
            UNTIL("daysUntil");

            private final String cel;

            Way(String cel) {
                this.cel = cel;
            }

            /** The function in CEL. */
            public String cel() {
                return cel;
            }
        }

        @Override
        public FieldKind kind() {
            return Plain.WHOLE;
        }
    }

    /** Year, month (1–12), day of the month or day of the week (Monday is 1) of a day. */
    record Part(Unit unit, Operand day) implements Operand {
        /** Which part. */
        public enum Unit {
            YEAR("yearOf"),
            MONTH("monthOf"),
            DAY("dayOf"),
            WEEKDAY("weekdayOf");

            private final String cel;

            Unit(String cel) {
                this.cel = cel;
            }

            /** The function in CEL. */
            public String cel() {
                return cel;
            }
        }

        @Override
        public FieldKind kind() {
            return Plain.WHOLE;
        }
    }

    /** Characters (code points) of a text, or items of a list. */
    record Size(Operand of) implements Operand {
        @Override
        public FieldKind kind() {
            return Plain.WHOLE;
        }
    }

    /**
     * Exact decimal arithmetic; a quotient is rounded half up to {@link #QUOTIENT_SCALE} places.
     */
    record Arithmetic(Operand left, Operator operator, Operand right) implements Operand {
        /** Decimal places of a quotient. */
        public static final int QUOTIENT_SCALE = 12;

        /** What is done with the two numbers; the remainder has the dividend's sign. */
        public enum Operator {
            PLUS("+"),
            MINUS("-"),
            TIMES("*"),
            DIVIDED_BY("/"),
            MODULO("%");

            private final String cel;

            Operator(String cel) {
                this.cel = cel;
            }

            /** The operator in CEL. */
            public String cel() {
                return cel;
            }
        }

        @Override
        public FieldKind kind() {
            return Plain.DECIMAL;
        }
    }

    /** The opposite number; never around another one or a constant. */
    record Negated(Operand number) implements Operand {
        public Negated {
            if (number instanceof Negated || number instanceof Constant) {
                throw new IllegalArgumentException("use Operand.negated");
            }
        }

        @Override
        public FieldKind kind() {
            return Plain.DECIMAL;
        }
    }

    /** {@code when ? then : otherwise}. */
    record Choose(Criterion when, Operand then, Operand otherwise, FieldKind kind)
            implements Operand {}

    /** A condition as a yes/no value; never empty. */
    record Truth(Criterion condition) implements Operand {
        public Truth {
            if (condition instanceof Criterion.Always) {
                throw new IllegalArgumentException("use Constant.YesNo");
            }
        }

        @Override
        public FieldKind kind() {
            return Plain.YESNO;
        }
    }

    /** The opposite of a number in its shortest form. */
    static Operand negated(Operand number) {
        return switch (number) {
            case Negated(var inner) -> inner;
            case Constant constant -> constant.negated();
            case Field _, Me _, Now _, Today _, DateOf _, Edge _, Shifted _ -> new Negated(number);
            case Distance _, Part _, Size _, Arithmetic _ -> new Negated(number);
            case Choose _, Truth _ -> new Negated(number);
        };
    }
}
