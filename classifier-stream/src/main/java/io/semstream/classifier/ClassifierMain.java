package io.semstream.classifier;

import io.semstream.runtime.ServiceMain;

/** The classifier as a process of its own. */
public final class ClassifierMain {

    private ClassifierMain() {}

    public static void main(String[] args) {
        System.exit(ServiceMain.run("classifier-stream", ClassifierConfig.keys(), args,
                (settings, meters) -> ClassifierStream.create(ClassifierConfig.from(settings), meters)));
    }
}
