package guanlan.engine.exchange;

/**
 * How a file is read: as what, with which heading, and whether it leaves empty cells at the end of
 * a row out. Found once, when the file comes in, and kept with the import.
 */
record Shape(TableFile file, Heading heading, boolean shorter) {

    Import.SourceFile describe(String name, long size) {
        return switch (file) {
            case TableFile.Csv(var encoding, _, var dialect, _) ->
                    new Import.SourceFile(
                            name,
                            size,
                            "csv",
                            encoding,
                            String.valueOf(dialect.delimiter()),
                            null,
                            heading.line());
            case TableFile.Cards(var encoding, _, _) ->
                    new Import.SourceFile(
                            name, size, "vcard", encoding, null, null, heading.line());
            case TableFile.Xlsx(var sheet, _) ->
                    new Import.SourceFile(name, size, "xlsx", null, null, sheet, heading.line());
        };
    }
}
