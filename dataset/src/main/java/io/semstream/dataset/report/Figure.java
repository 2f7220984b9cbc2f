package io.semstream.dataset.report;

import io.semstream.dataset.Entry;
import io.semstream.dataset.Part;
import java.util.Optional;

/** A small picture with its name; the dot tells its part. */
record Figure(Entry image, Optional<String> picture) {
    String html(String before) {
        String dot = image.part().map(Part::label).map(part -> "<span class=\"dot " + part + "\" title=\"" + part + "\"></span>")
                .orElse("");
        String path = Html.text(image.path());
        String name = Html.text(image.path().substring(image.path().lastIndexOf('/') + 1));
        return "<figure title=\"" + path + "\">"
                + picture.map(uri -> "<img alt=\"" + name + "\" src=\"" + uri + "\">").orElse("<div class=\"none\">cannot be shown</div>")
                + "<figcaption>"
                + dot + Html.text(before) + name + "</figcaption></figure>\n";
    }
}
