package io.semstream.labeler;

import io.semstream.runtime.ServiceMain;

/** The sink as a process of its own. */
public final class LabelerMain {
    private LabelerMain() {}

    public static void main(String[] args) {
        System.exit(ServiceMain.run("labeler-sink", LabelerConfig.keys(), args,
                (settings, meters) -> LabelerSink.create(LabelerConfig.from(settings), meters)));
    }
}
