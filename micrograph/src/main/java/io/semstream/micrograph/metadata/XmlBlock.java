package io.semstream.micrograph.metadata;

import static io.semstream.micrograph.metadata.Term.*;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A vendor's XML, told apart by its root: Thermo Fisher's {@code Metadata}, Phenom's {@code FeiImage}, Atlas' {@code Fibics} and {@code OME}. */
final class XmlBlock {
    private static final Map<String, String> BEAMS = Map.of("Electron", "electron", "Ion", "ion", "SEM", "electron", "FIB", "ion",
            "Orion", "ion");
    private static final String DATA_BAR = "databarHeight";

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
        XmlText xml = XmlText.parse(text);
        xml.damage().ifPresent(damage -> found.unreadable("the XML is damaged (" + damage + ")"));
        new XmlBlock(found, xml).read();
        return found.metadata();
    }

    /** That alone; only Phenom writes it. */
    static InstrumentMetadata dataBar(String text, String place) {
        Findings found = new Findings(place);
        if (text.length() <= LONGEST && text.contains("<" + DATA_BAR)) {
            new XmlBlock(found, XmlText.parse(text)).number(DATA_BAR_HEIGHT, DATA_BAR, 1);
        }
        return found.metadata();
    }

    private void read() {
        switch (xml.rootName()) {
            case "Metadata" -> thermoFisher();
            case "FeiImage" -> phenom();
            case "Fibics" -> fibics();
            case "OME" -> ome();
            case "ImageTags" -> orion();
            case "" -> {
                // damaged before its first element
            }
            default -> found.unreadable("XML of an unknown kind, <" + xml.rootName() + ">");
        }
    }

    /** Plain numbers in SI units, angles in radians. */
    private void thermoFisher() {
        found.text(BEAM, "Acquisition/BeamType", xml.text("Acquisition/BeamType").map(BEAMS::get));
        number(ACCELERATING_VOLTAGE, "Optics/AccelerationVoltage", 1);
        number(BEAM_CURRENT, "Optics/BeamCurrent", 1);
        number(SPOT_DIAMETER, "Optics/SpotSize", 1);
        number(FIELD_WIDTH, "Optics/ScanFieldOfView/X", 1);
        number(WORKING_DISTANCE, "Optics/WorkingDistance", 1);
        withUnit(PIXEL_SIZE, "BinaryResult/PixelSize/X", "unit", "m");
        withUnit(PIXEL_HEIGHT, "BinaryResult/PixelSize/Y", "unit", "m");
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
        text(INSTRUMENT_MODEL, "Instrument/InstrumentModel");
        text(INSTRUMENT_SERIAL, "Instrument/InstrumentID");
        text(INSTRUMENT_SERIAL, "Instrument/InstrumentId");
        text(SOFTWARE, "Instrument/ControlSoftwareVersion");
        text(OPERATOR, "Core/UserID");
        found.time("Acquisition/AcquisitionDatetime", xml.text("Acquisition/AcquisitionDatetime"));
    }

    /** Each number with its unit in an attribute; a negative high voltage is how the vendor writes an electron beam's. */
    private void phenom() {
        found.text(INSTRUMENT_VENDOR, "FeiImage", Optional.of("Phenom"));
        withUnit(PIXEL_SIZE, "pixelWidth", "unit", "um");
        withUnit(PIXEL_HEIGHT, "pixelHeight", "unit", "um");
        number(DATA_BAR_HEIGHT, DATA_BAR, 1);
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
        found.time("time", xml.text("time"));
    }

    /** The one position whose unit older versions leave out: metres. */
    private void sample(Term term, String path) {
        withUnit(term, path, "unit", "m");
    }

    private static String unsigned(String number) {
        return number.startsWith("-") ? number.substring(1) : number;
    }

    /** Lengths of the scan and the stage name their units; the beam's voltage is in volts and its current in picoamperes. */
    private void fibics() {
        found.text(BEAM, "Image/Beam", xml.text("Image/Beam").map(BEAMS::get));
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
        found.time("Application/Date", xml.text("Application/Date"));
        fibicsPixelSize();
    }

    /** The length of the step from pixel to pixel, which may be turned against the stage. Its unit is that of the field of view. */
    private void fibicsPixelSize() {
        double x = xml.text("Scan/Ux").map(Quantity::number).map(number -> number.orElse(0)).orElse(0.0);
        double y = xml.text("Scan/Uy").map(Quantity::number).map(number -> number.orElse(0)).orElse(0.0);
        xml.attribute("Scan/FOV_X", "units").flatMap(Quantity::unit).filter(unit -> unit.unit().equals("m")).ifPresent(
                unit -> found.computed(PIXEL_SIZE, "Scan/Ux, Uy", OptionalDouble.of(Math.hypot(x, y) * unit.value())));
    }

    /** Zeiss Orion: of each value the number and its unit's name, which not every version has; ions of helium or neon. */
    private void orion() {
        found.text(INSTRUMENT_VENDOR, "ImageTags", Optional.of("Zeiss"));
        found.text(BEAM, "ImageTags", Optional.of("ion"));
        orion(PIXEL_SIZE, "ScalingX", "m");
        orion(PIXEL_HEIGHT, "ScalingY", "m");
        orion(FIELD_WIDTH, "Fov", "um");
        orion(ACCELERATING_VOLTAGE, "AccelerationVoltage", "V");
        orion(BEAM_CURRENT, "GFIS.BeamCurrent", "pA");
        orion(WORKING_DISTANCE, "WorkingDistance", "mm");
        orion(DWELL_TIME, "DwellTime", "us");
        orion(SCAN_ROTATION, "ScanRotate", "deg");
        orion(STAGE_X, "StageX", "um");
        orion(STAGE_Y, "StageY", "um");
        orion(STAGE_Z, "StageZ", "mm");
        orion(STAGE_ROTATION, "StageRotate", "deg");
        orion(STAGE_TILT, "StageTilt", "deg");
        orion(CHAMBER_PRESSURE, "ChamberPressure", "Torr");
        found.number(SPOT, "SpotNumber", xml.text("SpotNumber/Value"));
        found.text(DETECTOR, "DetectorName", xml.text("DetectorName/Value"));
        found.text(INSTRUMENT_MODEL, "System.Model", xml.text("System.Model/Value").or(() -> xml.text("System/Model/Value")));
        found.time("TimeStamp", xml.text("TimeStamp/Value"));
    }

    private void orion(Term term, String name, String otherwise) {
        Optional<String> unit = xml.text(name + "/Units").filter(told -> Quantity.unit(told).isPresent());
        found.quantity(term, name, xml.text(name + "/Value"), unit.or(() -> Optional.of(otherwise)));
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
        found.time("Image/AcquisitionDate", xml.text("Image/AcquisitionDate"));
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

    private void withUnit(Term term, String path, String attribute, String otherwise) {
        found.quantity(term, path, xml.text(path), xml.attribute(path, attribute).or(() -> Optional.of(otherwise)));
    }

    private void text(Term term, String path) {
        found.text(term, path, xml.text(path));
    }

    private void attribute(Term term, String path, String name) {
        found.text(term, path + " " + name, xml.attribute(path, name));
    }
}
