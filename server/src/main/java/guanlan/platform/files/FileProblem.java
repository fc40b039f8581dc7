package guanlan.platform.files;

import guanlan.platform.problems.Code;

/** What goes wrong with stored files. */
public enum FileProblem implements Code {
    ABSENT("file.absent", 404);

    private final String key;
    private final int status;

    FileProblem(String key, int status) {
        this.key = key;
        this.status = status;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public int status() {
        return status;
    }
}
