package io.semstream.model;

import java.nio.file.Path;

/** A directory that is no usable model bundle: says what is wrong, where, and what to do. */
public final class InvalidBundle extends RuntimeException {
    private static final long serialVersionUID = 2;

    private final String what;

    public InvalidBundle(Path where, String what, String whatToDo) {
        super("model bundle " + where + ": " + what + ". " + whatToDo);
        this.what = what;
    }

    public InvalidBundle(Path where, String what, String whatToDo, Throwable cause) {
        super("model bundle " + where + ": " + what + ". " + whatToDo, cause);
        this.what = what;
    }

    /** What is wrong, without where and what to do. */
    public String what() {
        return what;
    }
}
