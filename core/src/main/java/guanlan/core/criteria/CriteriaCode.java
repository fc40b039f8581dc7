package guanlan.core.criteria;

/** Why a text is not a condition. Every code says with its parameters what to write instead. */
public enum CriteriaCode {
    /** Nothing there. */
    BLANK("blank"),
    /** {@code limit}, {@code length}: characters of the text. */
    TOO_LONG("too_long"),
    /** {@code limit}: levels of nesting. */
    TOO_DEEP("too_deep"),
    /** {@code limit}: parts of the condition. */
    TOO_LARGE("too_large"),
    /** {@code limit}, {@code length}: items of a list. */
    LIST_TOO_LONG("list_too_long"),
    /** {@code limit}: multiplications and divisions in one value. */
    TOO_MANY_FACTORS("too_many_factors"),
    /** {@code near}: the text at which reading stopped. */
    SYNTAX("syntax"),
    /** The text ends too early. */
    INCOMPLETE("incomplete"),
    /** A quotation mark has no partner. */
    UNCLOSED_TEXT("unclosed_text"),
    /** {@code bracket}: has no partner. */
    UNCLOSED_BRACKET("unclosed_bracket"),
    /** {@code found}, {@code write}: what other languages write and CEL's word for it. */
    OTHER_OPERATOR("other_operator"),
    /** {@code character}: has no meaning here. */
    CHARACTER("character"),
    /** {@code name}: cannot be a name. */
    RESERVED_NAME("reserved_name"),
    /** {@code name}, {@code nearest}: no such field. */
    UNKNOWN_NAME("unknown_name"),
    /** {@code name}, {@code nearest}: no such function. */
    UNKNOWN_FUNCTION("unknown_function"),
    /** {@code path}, {@code field}: only a reference has fields of its own. */
    NOT_A_REFERENCE("not_a_reference"),
    /** {@code path}, {@code limit}: references one after the other. */
    PATH_TOO_LONG("path_too_long"),
    /** {@code function}, {@code example}: wrong number of arguments. */
    ARGUMENTS("arguments"),
    /** {@code function}, {@code found}, {@code example}: an argument of the wrong kind. */
    ARGUMENT_KIND("argument_kind"),
    /** {@code left}, {@code right}, {@code example}: operands of different kinds. */
    INCOMPARABLE("incomparable"),
    /** {@code operand}, {@code operator}: only numbers, text and times have an order. */
    UNORDERED("unordered"),
    /** {@code found}: calculations need numbers. */
    NOT_A_NUMBER("not_a_number"),
    /** {@code found}, {@code example}: true or false is needed. */
    NOT_A_CONDITION("not_a_condition"),
    /** {@code example}: a period stands only after {@code in}, {@code start} and {@code end}. */
    PERIOD("period"),
    /** {@code example}: people or departments around the asker where they do not belong. */
    CROWD("crowd"),
    /** {@code write}: asking for null. */
    NULL("null"),
    /** {@code value}, {@code field}, {@code nearest}: not among the choices. */
    UNKNOWN_CHOICE("unknown_choice"),
    /** {@code value}, {@code field}: not a record id. */
    ID("id"),
    /** {@code value}, {@code example}. */
    DATE("date"),
    /** {@code value}, {@code example}. */
    TIMESTAMP("timestamp"),
    /** {@code value}: has too many digits. */
    NUMBER("number"),
    /** {@code function}, {@code lowest}, {@code highest}: a whole number written out is needed. */
    COUNT("count"),
    /** A text holds a character that cannot be stored. */
    TEXT("text"),
    /** {@code function}, {@code write}: regular expressions are too slow to allow. */
    REGEX("regex"),
    /** {@code found}, {@code write}: valid CEL without a use here. */
    UNSUPPORTED("unsupported");

    private final String key;

    CriteriaCode(String key) {
        this.key = "criteria." + key;
    }

    /** The stable name, in every interface and text file. */
    public String key() {
        return key;
    }
}
