package io.semstream.simulator;

import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The metadata texts of vendors' files, with the keys and units real ones have. */
final class VendorText {
    private static final DateTimeFormatter FEI_DAY = DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.ROOT);
    private static final DateTimeFormatter FEI_TIME = DateTimeFormatter.ofPattern("hh:mm:ss a", Locale.ENGLISH);
    private static final DateTimeFormatter ZEISS_DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TESCAN_DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);

    private VendorText() {}

    static String fei(RenderedMicrograph micrograph) {
        Acquisition taken = micrograph.acquisition();
        int width = micrograph.image().width();
        int specimenRows = micrograph.image().height() - micrograph.dataBarHeight();
        return String.format(Locale.ROOT, """
                [User]
                Date=%s
                Time=%s
                User=operator

                [System]
                Type=SEM
                SystemType=%s

                [Beam]
                HV=%.0f
                Spot=3
                Beam=EBeam

                [Scan]
                PixelWidth=%.6g
                PixelHeight=%.6g
                HorFieldsize=%.6g
                VerFieldsize=%.6g

                [Stage]
                WorkingDistance=%.6g

                [EBeam]
                HV=%.0f
                WD=%.6g

                [Image]
                DigitalContrast=1
                ResolutionX=%d
                ResolutionY=%d

                [Detectors]
                Number=1
                Name=%s

                [PrivateFei]
                BitShift=0
                DatabarHeight=%d
                """, FEI_DAY.format(taken.acquiredAt()), FEI_TIME.format(taken.acquiredAt()), taken.instrument(),
                taken.acceleratingVoltageV(), taken.pixelSizeM(), taken.pixelSizeM(), taken.pixelSizeM() * width,
                taken.pixelSizeM() * specimenRows, taken.workingDistanceM(), taken.acceleratingVoltageV(), taken.workingDistanceM(), width,
                specimenRows, taken.detector(), micrograph.dataBarHeight()).replace("\n", "\r\n");
    }

    static String zeiss(RenderedMicrograph micrograph) {
        Acquisition taken = micrograph.acquisition();
        return String.format(Locale.ROOT, """
                0
                0
                DP_DETECTOR_CHANNEL
                Signal A = %s
                AP_MANUALKV
                EHT Target = %.2f kV
                AP_ACTUALKV
                EHT = %.2f kV
                AP_WD
                WD = %.1f mm
                AP_MAG
                Mag = %.2f K X
                AP_IMAGE_PIXEL_SIZE
                Image Pixel Size = %s
                DP_SEM
                SEM = %s
                AP_TIME
                Time :%s
                AP_DATE
                Date :%s
                """, taken.detector(), taken.acceleratingVoltageV() / 1000, taken.acceleratingVoltageV() / 1000,
                taken.workingDistanceM() * 1000, taken.magnification() / 1000, length(taken.pixelSizeM()), taken.instrument(),
                CLOCK.format(taken.acquiredAt()), ZEISS_DAY.format(taken.acquiredAt())).replace("\n", "\r\n");
    }

    private static String length(double metres) {
        return metres < 1e-6
                ? String.format(Locale.ROOT, "%.3f nm", metres * 1e9)
                : String.format(Locale.ROOT, "%.4f \u00b5m", metres * 1e6);
    }

    static String tescan(RenderedMicrograph micrograph) {
        Acquisition taken = micrograph.acquisition();
        return String.format(Locale.ROOT, """
                [MAIN]
                Company=semstream
                Date=%s
                Time=%s
                Device=%s TESCAN
                ImageStripSize=%d
                Magnification=%.1f
                PixelSizeX=%.6g
                PixelSizeY=%.6g

                [SEM]
                AcceleratorVoltage=%.1f
                Detector=%s
                HV=%.1f
                WD=%.6g
                """, TESCAN_DAY.format(taken.acquiredAt()), CLOCK.format(taken.acquiredAt()), taken.instrument(),
                micrograph.dataBarHeight(),
                taken.magnification(), taken.pixelSizeM(), taken.pixelSizeM(), taken.acceleratingVoltageV(), taken.detector(),
                taken.acceleratingVoltageV(), taken.workingDistanceM()).replace("\n", "\r\n");
    }
}
