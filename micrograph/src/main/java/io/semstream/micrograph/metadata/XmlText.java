package io.semstream.micrograph.metadata;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;

import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * XML asked by paths of element names below the root, such as {@code Optics/BeamCurrent}; the first of a name counts, prefixes do not. What is cut off or damaged
 * is read up to there: an element that was not ended has no text, but the elements in it that were.
 */
final class XmlText {
    private static final int DEEPEST = 50;
    private static final int MOST_ELEMENTS = 50_000;

    /** An element, its text without that of the elements in it. */
    private record Element(String name, Map<String, String> attributes, List<Element> children, StringBuilder text) {
        Optional<String> said() {
            return Optional.of(text.toString().strip()).filter(said -> !said.isEmpty());
        }
    }

    private final Element root;
    private final Optional<String> damage;

    private XmlText(Element root, Optional<String> damage) {
        this.root = root;
        this.damage = damage;
    }

    /** A document type is damage as well: a file may not make its reader fetch or expand anything. */
    static XmlText parse(String text) {
        Reading reading = new Reading();
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.newSAXParser().parse(new InputSource(new StringReader(legal(text))), reading);
            return new XmlText(reading.document.children().getFirst(), Optional.empty());
        } catch (SAXException damaged) {
            reading.dropUnended();
            Element root = reading.document.children().isEmpty() ? reading.document : reading.document.children().getFirst();
            return new XmlText(root, Optional.of(String.valueOf(damaged.getMessage())));
        } catch (ParserConfigurationException | IOException neverFromAString) {
            throw new IllegalStateException(neverFromAString);
        }
    }

    /** From the first bracket to the last: some programs write something around it. What no XML may contain becomes the mark of a lost character. */
    private static String legal(String text) {
        int start = Math.max(0, text.indexOf('<'));
        String xml = text.substring(start, Math.max(start, text.lastIndexOf('>') + 1));
        return xml.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "\uFFFD");
    }

    /** What is wrong with it; what could be read is there all the same. */
    Optional<String> damage() {
        return damage;
    }

    String rootName() {
        return root.name();
    }

    Optional<String> text(String path) {
        return element(path).flatMap(Element::said);
    }

    Optional<String> attribute(String path, String name) {
        return element(path).map(element -> element.attributes().getOrDefault(name, "")).filter(text -> !text.isEmpty());
    }

    /** The text of the first element below {@code path} with this attribute. */
    Optional<String> text(String path, String attribute, String value) {
        return element(path)
                .flatMap(parent -> parent.children().stream().filter(child -> value.equals(child.attributes().get(attribute))).findFirst())
                .flatMap(Element::said);
    }

    /** The name of the first element below {@code path}. */
    Optional<String> firstChild(String path) {
        return element(path).flatMap(parent -> parent.children().stream().findFirst()).map(Element::name);
    }

    private Optional<Element> element(String path) {
        Optional<Element> at = Optional.of(root);
        for (String name : path.split("/")) {
            at = at.flatMap(element -> element.children().stream().filter(child -> child.name().equals(name)).findFirst());
        }
        return at;
    }

    /** Builds the elements, and stops where there are too many or too deep ones. */
    private static final class Reading extends DefaultHandler {
        private final Element document = element("", Map.of());
        private final Deque<Element> open = new ArrayDeque<>(List.of(document));
        private int elements;

        @Override
        public void startElement(String uri, String localName, String name, Attributes attributes) throws SAXException {
            if (++elements > MOST_ELEMENTS || open.size() > DEEPEST) {
                throw new SAXException("more than " + MOST_ELEMENTS + " elements, or " + DEEPEST + " in each other");
            }
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < attributes.getLength(); i++) {
                values.put(attributes.getQName(i), attributes.getValue(i));
            }
            Element element = element(name.substring(name.indexOf(':') + 1), values);
            open.element().children().add(element);
            open.push(element);
        }

        @Override
        public void characters(char[] text, int start, int length) {
            open.element().text().append(text, start, length);
        }

        @Override
        public void endElement(String uri, String localName, String name) {
            open.pop();
        }

        @Override
        public void fatalError(SAXParseException damage) throws SAXException {
            throw damage;
        }

        /** A number of which half is missing is another number. */
        void dropUnended() {
            open.forEach(element -> element.text().setLength(0));
        }

        private static Element element(String name, Map<String, String> attributes) {
            return new Element(name, attributes, new ArrayList<>(), new StringBuilder());
        }
    }
}
