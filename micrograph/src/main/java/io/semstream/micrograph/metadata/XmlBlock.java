package io.semstream.micrograph.metadata;

import static io.semstream.micrograph.metadata.Term.*;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.xml.sax.SAXException;

/** A vendor's XML, told apart by its root: Thermo Fisher's {@code Metadata}, Phenom's {@code FeiImage}, Atlas' {@code Fibics} and {@code OME}. */
final class XmlBlock {
    private static final Map<String, String> BEAMS = Map.of("Electron", "electron", "Ion", "ion", "SEM", "electron", "FIB", "ion");

    private static final int LONGEST = 1 << 20;

    private final Findings found;
    private final XmlText xml;

    private XmlBlock(Findings found, XmlText xml) {
        this.found = found;
        this.xml = xml;
    }

    /** @param place where it stood, for the sources */
    static InstrumentMetadata read(String text, String place) {
        Findings found = new Findings(place).raw(text);
        if (text.length() > LONGEST) {
            return found.unreadable("XML of " + text.length() + " characters is not read").metadata();
        }
        try {
            new XmlBlock(found, XmlText.parse(text.substring(Math.max(0, text.indexOf('<'))))).read();
        } catch (SAXException damaged) {
            found.unreadable("the XML is damaged (" + damaged.getMessage() + ")");
        }
        return found.metadata();
    }

    private void read() {
        switch (xml.rootName()) {
            case "Metadata" -> thermoFisher();
            case "FeiImage" -> phenom();
            case "Fibics" -> fibics();
            case "OME" -> ome();
            default -> found.unreadable("XML of an unknown kind, <" + xml.rootName() + ">");
        }
    }

    /** Plain numbers in SI units, angles in radians. */
    private void thermoFisher() {
        found.text(BEAM, "Acquisition/BeamType", xml.text("Acquisition/BeamType").map(name -> BEAMS.getOrDefault(name, name)));
        number(ACCELERATING_VOLTAGE, "Optics/AccelerationVoltage", 1);
        number(BEAM_CURRENT, "Optics/BeamCurrent", 1);
        number(SPOT_DIAMETER, "Optics/SpotSize", 1);
        number(FIELD_WIDTH, "Optics/ScanFieldOfView/X", 1);
        number(WORKING_DISTANCE, "Optics/WorkingDistance", 1);
        number(PIXEL_SIZE, "BinaryResult/PixelSize/X", 1);
        number(PIXEL_HEIGHT, "BinaryResult/PixelSize/Y", 1);
        number(DWELL_TIME, "ScanSettings/DwellTime", 1);
        number(LINE_TIME, "ScanSettings/LineTime", 1);
        number(FRAME_TIME, "ScanSettings/FrameTime", 1);
        number(SCAN_ROTATION, "ScanSettings/ScanRotation", 1);
        number(STAGE_X, "StageSettings/StagePosition/X", 1);
        number(STAGE_Y, "StageSettings/StagePosition/Y", 1);
        number(STAGE_Z, "StageSettings/StagePosition/Z", 1);
        number(STAGE_ROTATION, "StageSettings/StagePosition/Rotation", 1);
        number(STAGE_TILT, "StageSettings/StagePosition/Tilt/Alpha", 1);
        number(CHAMBER_PRESSURE, "VacuumProperties/SamplePressure", 1);
        text(DETECTOR, "Detectors/ScanningDetector/DetectorName");
        text(INSTRUMENT_VENDOR, "Instrument/Manufacturer");
        text(INSTRUMENT_MODEL, "Instrument/InstrumentClass");
        text(INSTRUMENT_SERIAL, "Instrument/InstrumentID");
        text(SOFTWARE, "Instrument/ControlSoftwareVersion");
        text(OPERATOR, "Core/UserID");
        found.time("Acquisition/AcquisitionDatetime", xml.text("Acquisition/AcquisitionDatetime"), InstrumentTime.ISO);
    }

    /** Each number with its unit in an attribute; a negative high voltage is how the vendor writes an electron beam's. */
    private void phenom() {
        found.text(INSTRUMENT_VENDOR, "FeiImage", Optional.of("Phenom"));
        withUnit(PIXEL_SIZE, "pixelWidth", "unit");
        withUnit(PIXEL_HEIGHT, "pixelHeight", "unit");
        number(DATA_BAR_HEIGHT, "databarHeight", 1);
        found.quantity(ACCELERATING_VOLTAGE, "acquisition/scan/highVoltage",
                xml.text("acquisition/scan/highVoltage").map(XmlBlock::unsigned),
                xml.attribute("acquisition/scan/highVoltage", "unit").or(() -> Optional.of("kV")));
        withUnit(EMISSION_CURRENT, "acquisition/scan/emissionCurrent", "unit");
        withUnit(DWELL_TIME, "acquisition/scan/dwellTime", "unit");
        number(SPOT, "acquisition/scan/spotSize", 1);
        text(DETECTOR, "acquisition/scan/detector");
        found.text(DETECTOR, "acquisition/scan/detectors", xml.firstChild("acquisition/scan/detectors"));
        withUnit(WORKING_DISTANCE, "workingDistance", "unit");
        withUnit(WORKING_DISTANCE, "acquisition/scan/workingDistance", "unit");
        sample(STAGE_X, "samplePosition/x");
        sample(STAGE_Y, "samplePosition/y");
        withUnit(CHAMBER_PRESSURE, "samplePressureEstimate", "unit");
        text(INSTRUMENT_MODEL, "instrument/edition");
        text(INSTRUMENT_MODEL, "instrument/type");
        text(INSTRUMENT_SERIAL, "instrument/uniqueID");
        text(SOFTWARE, "instrument/softwareVersion");
        text(COMMENT, "databarLabel");
        found.time("time", xml.text("time"), InstrumentTime.ISO, "uuuu-MM-dd H:mm:ss", "M/d/uuuu h:mm:ss a", "d.M.uuuu H:mm:ss");
    }

    /** The one length whose unit older versions leave out: metres. */
    private void sample(Term term, String path) {
        found.quantity(term, path, xml.text(path), xml.attribute(path, "unit").or(() -> Optional.of("m")));
    }

    private static String unsigned(String number) {
        return number.startsWith("-") ? number.substring(1) : number;
    }

    /** Lengths of the scan and the stage name their units; the beam's voltage is in volts and its current in picoamperes. */
    private void fibics() {
        found.text(BEAM, "Image/Beam", xml.text("Image/Beam").map(name -> BEAMS.getOrDefault(name, name)));
        text(INSTRUMENT_MODEL, "Image/Machine");
        text(DETECTOR, "Image/Detector");
        text(SOFTWARE, "Application/Version");
        withUnit(FIELD_WIDTH, "Scan/FOV_X", "units");
        withUnit(DWELL_TIME, "Scan/Dwell", "units");
        withUnit(SCAN_ROTATION, "Scan/ScanRot", "units");
        withUnit(STAGE_X, "Stage/X", "units");
        withUnit(STAGE_Y, "Stage/Y", "units");
        withUnit(STAGE_Z, "Stage/Z", "units");
        withUnit(STAGE_TILT, "Stage/Tilt", "units");
        withUnit(STAGE_ROTATION, "Stage/Rot", "units");
        found.number(ACCELERATING_VOLTAGE, "BeamInfo/AccV", xml.text("BeamInfo", "name", "AccV"));
        found.number(BEAM_CURRENT, "BeamInfo/BeamI", xml.text("BeamInfo", "name", "BeamI"), 1e-12);
        found.time("Application/Date", xml.text("Application/Date"), InstrumentTime.ISO);
        fibicsPixelSize();
    }

    /** The length of the step from pixel to pixel, which may be turned against the stage. Its unit is that of the field of view. */
    private void fibicsPixelSize() {
        double x = xml.text("Scan/Ux").map(Quantity::number).map(number -> number.orElse(0)).orElse(0.0);
        double y = xml.text("Scan/Uy").map(Quantity::number).map(number -> number.orElse(0)).orElse(0.0);
        xml.attribute("Scan/FOV_X", "units").flatMap(Quantity::unit).filter(unit -> unit.unit().equals("m")).ifPresent(
                unit -> found.computed(PIXEL_SIZE, "Scan/Ux, Uy", OptionalDouble.of(Math.hypot(x, y) * unit.value())));
    }

    /** Open Microscopy Environment, 2016-06: a length without a unit is in micrometres, a stage position without one in no known unit. */
    private void ome() {
        omeLength(PIXEL_SIZE, "Image/Pixels", "PhysicalSizeX", Optional.of("µm"));
        omeLength(PIXEL_HEIGHT, "Image/Pixels", "PhysicalSizeY", Optional.of("µm"));
        omeLength(STAGE_X, "Image/StageLabel", "X", Optional.empty());
        omeLength(STAGE_Y, "Image/StageLabel", "Y", Optional.empty());
        omeLength(STAGE_Z, "Image/StageLabel", "Z", Optional.empty());
        attribute(INSTRUMENT_VENDOR, "Instrument/Microscope", "Manufacturer");
        attribute(INSTRUMENT_MODEL, "Instrument/Microscope", "Model");
        attribute(INSTRUMENT_SERIAL, "Instrument/Microscope", "SerialNumber");
        attribute(DETECTOR, "Instrument/Detector", "Model");
        attribute(OPERATOR, "Experimenter", "UserName");
        text(COMMENT, "Image/Description");
        found.time("Image/AcquisitionDate", xml.text("Image/AcquisitionDate"), InstrumentTime.ISO);
    }

    private void omeLength(Term term, String path, String name, Optional<String> otherwise) {
        Optional<String> unit = xml.attribute(path, name + "Unit").or(() -> otherwise).filter(told -> Quantity.unit(told).isPresent());
        if (unit.isPresent()) {
            found.quantity(term, path + " " + name, xml.attribute(path, name), unit);
        }
    }

    private void number(Term term, String path, double factor) {
        found.number(term, path, xml.text(path), factor);
    }

    private void withUnit(Term term, String path, String attribute) {
        found.quantity(term, path, xml.text(path), xml.attribute(path, attribute));
    }

    private void text(Term term, String path) {
        found.text(term, path, xml.text(path));
    }

    private void attribute(Term term, String path, String name) {
        found.text(term, path + " " + name, xml.attribute(path, name));
    }
}
