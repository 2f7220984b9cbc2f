package io.semstream.simulator;

import io.semstream.simulator.specimen.Biological;
import io.semstream.simulator.specimen.Fibres;
import io.semstream.simulator.specimen.Films;
import io.semstream.simulator.specimen.Mems;
import io.semstream.simulator.specimen.Nanowires;
import io.semstream.simulator.specimen.Particles;
import io.semstream.simulator.specimen.Patterned;
import io.semstream.simulator.specimen.Porous;
import io.semstream.simulator.specimen.Powder;
import io.semstream.simulator.specimen.Specimen;
import io.semstream.simulator.specimen.Tips;

/** What can be rendered: one structure for each category of the NFFA-EUROPE set (Aversa et al. 2018, 10.1038/sdata.2018.172). */
public enum Structure {
    BIOLOGICAL("BIO", "Biological", new Biological(), 3e-8, 4e-7),

    FIBRES("FIB", "Fibres", new Fibres(), 2e-8, 5e-6),

    FILMS("FILM", "Films_Coated_Surface", new Films(), 2e-9, 5e-7),

    MEMS("MEMS", "MEMS_devices_and_electrodes", new Mems(), 2e-8, 2e-6),

    NANOWIRES("NW", "Nanowires", new Nanowires(), 1e-9, 3e-8),

    PARTICLES("NP", "Particles", new Particles(), 5e-10, 1e-7),

    PATTERNED("PAT", "Patterned_surface", new Patterned(), 2e-9, 3e-7),

    POROUS("POR", "Porous_Sponge", new Porous(), 5e-10, 5e-7),

    POWDER("PWD", "Powder", new Powder(), 1e-8, 1e-6),

    TIPS("TIP", "Tips", new Tips(), 5e-9, 5e-7);

    private final String abbreviation;
    private final String category;
    @SuppressWarnings("ImmutableEnumChecker") // specimens hold no state
    private final Specimen specimen;
    private final double finestPixelM;
    private final double coarsestPixelM;

    Structure(String abbreviation, String category, Specimen specimen, double finestPixelM, double coarsestPixelM) {
        this.abbreviation = abbreviation;
        this.category = category;
        this.specimen = specimen;
        this.finestPixelM = finestPixelM;
        this.coarsestPixelM = coarsestPixelM;
    }

    /** The category's name in the NFFA-EUROPE set. */
    public String category() {
        return category;
    }

    /** As operators shorten it in file names. */
    String abbreviation() {
        return abbreviation;
    }

    Specimen specimen() {
        return specimen;
    }

    /** Smallest pixel size such samples are looked at with, in metres. */
    double finestPixelM() {
        return finestPixelM;
    }

    /** Largest pixel size such samples are looked at with, in metres. */
    double coarsestPixelM() {
        return coarsestPixelM;
    }
}
