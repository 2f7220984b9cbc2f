package io.semstream.dataset.report;

import io.semstream.dataset.DatasetFile;
import io.semstream.dataset.Entry;
import io.semstream.dataset.Pace;
import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Some images of each category, chosen by their hashes, so that the same data set shows the same ones; all together never more than a page can carry. */
final class ContactSheets {
    private static final int MOST_IN_ALL = 480;
    private static final int MOST = 32;
    private static final int LEAST = 4;
    private static final int EDGE = 140;

    private final DatasetFile dataset;
    private final Pictures pictures;
    private final int perCategory;

    ContactSheets(DatasetFile dataset, Pictures pictures) {
        this.dataset = dataset;
        this.pictures = pictures;
        this.perCategory = Math.clamp(MOST_IN_ALL / Math.max(1, dataset.categories().size()), LEAST, MOST);
    }

    void write(Writer out, Consumer<String> progress) throws IOException {
        out.write("<h2>Contact sheets</h2>\n<p class=\"faint small\">At most " + perCategory
                + " images of each category, chosen by their content hashes. The dot tells the part of the split.</p>\n");
        var pace = new Pace("drew", "contact sheets", dataset.categories().size(), progress);
        for (String category : dataset.categories()) {
            List<Entry> usable = dataset.images().stream().filter(image -> image.isUsable() && image.category().equals(category))
                    .sorted(Comparator.comparing(Entry::sha256)).toList();
            List<Entry> chosen = usable.stream().limit(perCategory).sorted(Comparator.comparing(Entry::path)).toList();
            out.write("<h3>" + Html.text(category) + " <span class=\"faint\">" + chosen.size() + " of " + usable.size()
                    + "</span></h3>\n<div class=\"sheet\">\n");
            for (String figure : figures(chosen)) {
                out.write(figure);
            }
            out.write("</div>\n");
            pace.step();
        }
    }

    private List<String> figures(List<Entry> chosen) {
        List<Optional<String>> drawn = chosen.parallelStream().map(image -> pictures.of(image, EDGE)).toList();
        return IntStream.range(0, chosen.size()).mapToObj(i -> new Figure(chosen.get(i), drawn.get(i)).html("")).toList();
    }
}
