package io.semstream.quickstart;

import io.semstream.agent.AgentEvent;
import java.util.function.Consumer;

/** Enters what the agent says about files into the books of a run. */
final class FileNews implements Consumer<AgentEvent> {
    private final RunBook book;

    FileNews(RunBook book) {
        this.book = book;
    }

    @Override
    public void accept(AgentEvent event) {
        switch (event) {
            case AgentEvent.Announced announced -> {
                book.image(announced.path(), announced.imageId(), false);
                if (announced.isWithheld()) {
                    book.outcome(new Outcome.Withheld(announced.imageId(), announced.path().toString()));
                }
            }
            case AgentEvent.Duplicate duplicate -> book.image(duplicate.path(), duplicate.imageId(), true);
            case AgentEvent.Failed failed -> book.notTaken(failed.path(), failed.reason(), failed.message());
        }
    }
}
