package io.semstream.evaluation;

import io.semstream.simulator.MicrographRenderer;
import io.semstream.simulator.RenderRequest;
import io.semstream.simulator.Structure;
import io.semstream.simulator.Vendor;
import io.semstream.simulator.VendorTiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small rendered micrographs in folders of categories, as two instruments would write them; each image is a source of its own. */
final class RenderedFolder {
    private RenderedFolder() {}

    static Path write(Path folder, int ofEach, long seed) throws IOException {
        MicrographRenderer renderer = new MicrographRenderer();
        for (Structure structure : Structure.values()) {
            Path category = Files.createDirectories(folder.resolve(structure.category()));
            for (int i = 0; i < ofEach; i++) {
                Vendor vendor = i % 2 == 0 ? Vendor.ZEISS : Vendor.FEI;
                RenderRequest request = RenderRequest.of(structure, seed + i).sized(320, 256).from(vendor);
                Files.write(category.resolve("s" + seed + "i" + i + structure + "_1.tif"),
                        VendorTiff.write(renderer.render(request), vendor, 8));
            }
        }
        return folder;
    }
}
