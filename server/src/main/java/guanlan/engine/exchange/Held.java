package guanlan.engine.exchange;

import guanlan.platform.access.Runner;

/** An import with what nobody needs to see: how its file is read, where it lies, who runs it. */
record Held(Import seen, Shape shape, String stored, Runner runner) {}
