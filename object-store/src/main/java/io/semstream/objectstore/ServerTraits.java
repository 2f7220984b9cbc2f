package io.semstream.objectstore;

/**
 * What was found out about a server.
 *
 * @param verifiesContent
 *            whether it refuses bytes that do not have the checksum announced with them
 */
record ServerTraits(Capabilities capabilities, boolean verifiesContent) {}
