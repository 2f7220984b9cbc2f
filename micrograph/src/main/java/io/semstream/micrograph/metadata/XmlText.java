package io.semstream.micrograph.metadata;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** XML asked by paths of element names below the root, such as {@code Optics/BeamCurrent}; the first of a name counts, prefixes do not. */
final class XmlText {
    private final Element root;

    private XmlText(Element root) {
        this.root = root;
    }

    /**
     * @throws SAXException
     *             where it is no well-formed XML, or has a document type: a file may not make its reader fetch or expand anything
     */
    static XmlText parse(String text) throws SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return new XmlText(builder.parse(new InputSource(new StringReader(text.strip()))).getDocumentElement());
        } catch (ParserConfigurationException | IOException neverFromAString) {
            throw new IllegalStateException(neverFromAString);
        }
    }

    String rootName() {
        return localName(root);
    }

    Optional<String> text(String path) {
        return element(path).map(Element::getTextContent).map(String::strip).filter(text -> !text.isEmpty());
    }

    Optional<String> attribute(String path, String name) {
        return element(path).map(element -> element.getAttribute(name)).filter(text -> !text.isEmpty());
    }

    /** The text of the first element below {@code path} with this attribute. */
    Optional<String> text(String path, String attribute, String value) {
        return element(path).flatMap(parent -> children(parent).filter(child -> child.getAttribute(attribute).equals(value)).findFirst())
                .map(child -> child.getTextContent().strip());
    }

    /** The name of the first element below {@code path}. */
    Optional<String> firstChild(String path) {
        return element(path).flatMap(parent -> children(parent).findFirst()).map(XmlText::localName);
    }

    private Optional<Element> element(String path) {
        Optional<Element> at = Optional.of(root);
        for (String name : path.split("/")) {
            at = at.flatMap(element -> children(element).filter(child -> localName(child).equals(name)).findFirst());
        }
        return at;
    }

    private static Stream<Element> children(Element parent) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).filter(Element.class::isInstance).map(Element.class::cast);
    }

    private static String localName(Element element) {
        return element.getTagName().substring(element.getTagName().indexOf(':') + 1);
    }
}
