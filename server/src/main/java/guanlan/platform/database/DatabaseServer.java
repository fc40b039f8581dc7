package guanlan.platform.database;

/** Where the database comes from: our own PostgreSQL, or one that the operator runs. */
interface DatabaseServer {

    /** Returns once the server answers, or throws {@link StartRefused}. */
    Database start();

    /**
     * From now on brings the server back when it dies, if it is ours; called once it has started.
     */
    void guard();

    /** Returns once the server has stopped, if it was ours to stop. */
    void stop();
}
