package io.semstream.runtime.config;

/** A value that must not be seen in logs, messages or pages. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
