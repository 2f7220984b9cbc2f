package io.semstream.simulator;

/** What can be rendered: one structure for each category of the NFFA-EUROPE set (Aversa et al. 2018, 10.1038/sdata.2018.172). */
public enum Structure {
    BIOLOGICAL("Biological"), FIBRES("Fibres"), FILMS("Films_Coated_Surface"), MEMS("MEMS_devices_and_electrodes"), NANOWIRES(
            "Nanowires"),
    PARTICLES("Particles"), PATTERNED("Patterned_surface"), POROUS("Porous_Sponge"), POWDER("Powder"), TIPS("Tips");

    private final String category;

    Structure(String category) {
        this.category = category;
    }

    /** The category's name in the NFFA-EUROPE set. */
    public String category() {
        return category;
    }
}
