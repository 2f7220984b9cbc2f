package io.semstream.quickstart;

/** The command line asks for something that cannot be; the message says what and what to do instead. */
final class UserMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UserMistake(String message) {
        super(message);
    }
}
