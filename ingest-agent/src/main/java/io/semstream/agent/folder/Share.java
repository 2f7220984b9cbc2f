package io.semstream.agent.folder;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Which file systems others write to as well, without this machine being told: as {@code /proc/filesystems} and {@code mount} name them. Servers tell Windows, so there the canary decides. */
final class Share {

    private static final Set<String> KINDS = Set.of("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afpfs", "afs", "webdav", "davfs", "9p",
            "virtiofs", "vboxsf", "prl_fs", "ceph", "glusterfs", "lustre", "beegfs");
    /** File systems of user space: sshfs, and whatever a container engine puts between a host and its containers. */
    private static final String USER_SPACE = "fuse";

    private Share() {}

    static boolean holds(Path folder) {
        try {
            return File.separatorChar == '/' && isOne(Files.getFileStore(folder).type());
        } catch (IOException away) {
            return false;
        }
    }

    static boolean isOne(String type) {
        String kind = type.toLowerCase(Locale.ROOT);
        return KINDS.contains(kind) || kind.startsWith(USER_SPACE);
    }
}
