package guanlan.platform.identity;

import guanlan.platform.access.Role;

/**
 * Somebody who is about to get a credential. The password is plain and lives no longer than this.
 */
record Newcomer(Login login, String password, Role role, Profile profile) {
    @Override
    public String toString() {
        return "Newcomer[" + role + "]";
    }
}
