package io.semstream.quickstart;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a run to settle for as long as something moves. */
final class Settlement {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final LocalDeployment deployment;
    private final Console console;

    Settlement(LocalDeployment deployment, Console console) {
        this.deployment = deployment;
        this.console = console;
    }

    /**
     * @param progress
     *            what to show; a new text means that something moved
     * @return whether the run settled; false when nothing moved for minutes
     * @throws DeploymentFailure
     *             when a service died or the disk is nearly full
     */
    boolean await(BooleanSupplier settled, Supplier<String> progress) throws InterruptedException {
        String shown = "";
        Instant moved = Instant.now();
        while (!settled.getAsBoolean()) {
            deployment.requireAlive();
            String now = progress.get();
            if (!now.equals(shown)) {
                shown = now;
                moved = Instant.now();
            } else if (Instant.now().isAfter(moved.plus(PATIENCE))) {
                return false;
            }
            console.progress(deployment.waiting().map(waiting -> now + "  " + waiting).orElse(now));
            Thread.sleep(LOOK_EVERY);
        }
        return true;
    }
}
