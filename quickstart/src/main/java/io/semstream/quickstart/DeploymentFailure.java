package io.semstream.quickstart;

/** The services could not be brought up; the message says which and why, for the person at the terminal. */
final class DeploymentFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeploymentFailure(String message) {
        super(message);
    }
}
