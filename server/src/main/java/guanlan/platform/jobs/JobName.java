package guanlan.platform.jobs;

/** A kind of job, for good: waiting jobs are found by it after an update. */
public record JobName(String value) {
    public JobName {
        if (!value.matches("[a-z][a-z0-9.-]{1,60}")) {
            throw new IllegalArgumentException("a job's name is lower case with dots: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
