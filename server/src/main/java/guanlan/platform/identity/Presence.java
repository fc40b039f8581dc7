package guanlan.platform.identity;

import guanlan.platform.access.Caller;

/** How somebody is here: himself in a browser, or a program with a key of his. */
public sealed interface Presence permits Session, KeyUse {
    Credential credential();

    Caller caller();
}
