/**
 * Watched folders: which files are in them, found by events and by scans; nothing is ever written there.
 */
@NullMarked
package io.semstream.agent.folder;

import org.jspecify.annotations.NullMarked;
